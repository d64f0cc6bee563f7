// Two agents with one gateway's key, as the suite says, on SQLite.
import { testCopiedGateways } from './support/copied-gateway-suite';

testCopiedGateways('sqlite');
