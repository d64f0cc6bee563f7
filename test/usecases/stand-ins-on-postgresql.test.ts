// Stand-ins for offices, as the suite says, on PostgreSQL.
// Needs: postgresql
import { testStandIns } from './support/stand-in-suite';

testStandIns('postgres');
