// Role rules, as the suite says, on PostgreSQL.
// Needs: postgresql
import { testRoleRules } from './support/role-suite';

testRoleRules('postgres');
