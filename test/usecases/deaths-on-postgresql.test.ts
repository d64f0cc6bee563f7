// A portal killed at every write of a decision, as the suite says, on PostgreSQL.
// Needs: postgresql
import { testDeaths } from './support/death-suite';

testDeaths('postgres');
