// After a restore, as the suite says, on SQLite.
import { testRestores } from './support/restore-suite';

testRestores('sqlite');
