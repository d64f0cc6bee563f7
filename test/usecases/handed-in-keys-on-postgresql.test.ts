// Keys that were made elsewhere, as the suite says, on PostgreSQL.
// Needs: postgresql
import { testHandedInKeys } from './support/handed-in-keys-suite';

testHandedInKeys('postgres');
