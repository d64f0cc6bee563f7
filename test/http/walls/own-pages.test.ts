// One's own pages and what they hold, as the suite says, on SQLite.
import { testOwnPages } from './support/own-pages-suite';
import { ofAllRoles, useWalledPortal } from './support/walled-portal';

testOwnPages(useWalledPortal(), ofAllRoles);
