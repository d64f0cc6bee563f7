// Several gateways of a group and their maintenance, as the suite says, on PostgreSQL.
// Needs: postgresql
import { testMaintenance } from './support/maintenance-suite';

testMaintenance('postgres');
