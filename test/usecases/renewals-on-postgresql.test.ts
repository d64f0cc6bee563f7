// Renewing a file without a gap, as the suite says, on PostgreSQL.
// Needs: postgresql
import { testRenewals } from './support/renewal-suite';

testRenewals('postgres');
