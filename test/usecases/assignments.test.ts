// Doubtful sign-ins, as the suite says, on SQLite.
import { testAssignments } from './support/assignment-suite';

testAssignments('sqlite');
