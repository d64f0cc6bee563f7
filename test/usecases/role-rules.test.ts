// Role rules, as the suite says, on SQLite.
import { testRoleRules } from './support/role-suite';

testRoleRules('sqlite');
