// The gateways' side, as the suite says, on SQLite.
import { testGatewaysAtScale } from './support/gateway-scale-suite';

testGatewaysAtScale('sqlite');
