// Another municipality's ids in one's own forms and addresses, as the suite says, on SQLite.
import { testForeignFields } from './support/foreign-fields-suite';
import { useWalledPortal } from './support/walled-portal';

testForeignFields(useWalledPortal());
