// Several gateways of a group and their maintenance, as the suite says, on SQLite.
import { testMaintenance } from './support/maintenance-suite';

testMaintenance('sqlite');
