// Rules that need two people, as the suite says, on SQLite.
import { testSecondPersons } from './support/second-person-suite';

testSecondPersons('sqlite');
