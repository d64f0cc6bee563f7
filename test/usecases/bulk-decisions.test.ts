// Many applications decided at one go, as the suite says, on SQLite.
import { testBulkDecisions } from './support/bulk-decision-suite';

testBulkDecisions('sqlite');
