// The approval chain, as the suite says, on PostgreSQL.
// Needs: postgresql
import { testApprovals } from './support/approval-suite';

testApprovals('postgres');
