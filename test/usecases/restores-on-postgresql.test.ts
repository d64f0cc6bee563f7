// After a restore, as the suite says, on PostgreSQL.
// Needs: postgresql
import { testRestores } from './support/restore-suite';

testRestores('postgres');
