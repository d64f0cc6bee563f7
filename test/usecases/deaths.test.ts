// A portal killed at every write of a decision, as the suite says, on SQLite.
import { testDeaths } from './support/death-suite';

testDeaths('sqlite');
