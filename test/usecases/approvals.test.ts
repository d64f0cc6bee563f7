// The approval chain, as the suite says, on SQLite.
import { testApprovals } from './support/approval-suite';

testApprovals('sqlite');
