// The making of access files, as the suite says, on PostgreSQL.
// Needs: postgresql
import { testIssuing } from './support/issue-suite';

testIssuing('postgres');
