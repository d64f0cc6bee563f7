// Many applications decided at one go, as the suite says, on PostgreSQL.
// Needs: postgresql
import { testBulkDecisions } from './support/bulk-decision-suite';

testBulkDecisions('postgres');
