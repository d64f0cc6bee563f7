// Acts that meet, as the suite says, on SQLite.
import { testRaces } from './support/race-suite';

testRaces('sqlite');
