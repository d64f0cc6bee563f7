// Keys that were made elsewhere, as the suite says, on SQLite.
import { testHandedInKeys } from './support/handed-in-keys-suite';

testHandedInKeys('sqlite');
