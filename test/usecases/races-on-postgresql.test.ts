// Acts that meet, as the suite says, on PostgreSQL, where they truly do.
// Needs: postgresql
import { testRaces } from './support/race-suite';

testRaces('postgres');
