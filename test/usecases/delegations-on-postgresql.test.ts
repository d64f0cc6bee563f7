// Delegated administration, as the suite says, on PostgreSQL.
// Needs: postgresql
import { testDelegations } from './support/delegation-suite';

testDelegations('postgres');
