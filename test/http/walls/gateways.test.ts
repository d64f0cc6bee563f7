// A gateway of one municipality among the things of another, as the suite says, on SQLite.
import { testGateways } from './support/gateways-suite';
import { useWalledPortal } from './support/walled-portal';

testGateways(useWalledPortal());
