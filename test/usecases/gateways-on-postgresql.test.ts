// The gateways' side, as the suite says, on PostgreSQL.
// Needs: postgresql
import { testGateways } from './support/gateway-suite';

testGateways('postgres');
