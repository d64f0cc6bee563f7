// The making of access files, as the suite says, on SQLite.
import { testIssuing } from './support/issue-suite';

testIssuing('sqlite');
