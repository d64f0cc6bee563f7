// Stand-ins for offices, as the suite says, on SQLite.
import { testStandIns } from './support/stand-in-suite';

testStandIns('sqlite');
