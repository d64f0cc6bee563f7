// Two agents with one gateway's key, as the suite says, on PostgreSQL.
// Needs: postgresql
import { testCopiedGateways } from './support/copied-gateway-suite';

testCopiedGateways('postgres');
