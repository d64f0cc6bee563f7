// The gateways' side, as the suite says, on PostgreSQL.
// Needs: postgresql
import { testGatewaysAtScale } from './support/gateway-scale-suite';

testGatewaysAtScale('postgres');
