// Municipalities that leave, as the suite says, on PostgreSQL.
// Needs: postgresql
import { testClosings } from './support/closing-suite';

testClosings('postgres');
