// Another municipality's own addresses and the provider's, as the suite says, role by role on SQLite.
import { testForeignPages } from './support/foreign-pages-suite';
import { ofAllRoles, ofEachRole, useWalledPortal } from './support/walled-portal';

testForeignPages(useWalledPortal(), [...ofEachRole, ...ofAllRoles]);
