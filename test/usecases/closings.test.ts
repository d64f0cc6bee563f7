// Municipalities that leave, as the suite says, on SQLite.
import { testClosings } from './support/closing-suite';

testClosings('sqlite');
