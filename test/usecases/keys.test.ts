// Keys are in the access file and nowhere else, as the suite says, on SQLite.
import { testKeys } from './support/key-suite';

testKeys('sqlite');
