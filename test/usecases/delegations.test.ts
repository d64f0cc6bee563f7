// Delegated administration, as the suite says, on SQLite.
import { testDelegations } from './support/delegation-suite';

testDelegations('sqlite');
