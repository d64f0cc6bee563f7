// Another municipality's ids in one's own addresses, as the suite says, role by role on SQLite.
import { testForeignIds } from './support/foreign-ids-suite';
import { ofEachRole, useWalledPortal } from './support/walled-portal';

testForeignIds(useWalledPortal(), ofEachRole);
