// The gateways' side, as the suite says, on SQLite.
import { testGateways } from './support/gateway-suite';

testGateways('sqlite');
