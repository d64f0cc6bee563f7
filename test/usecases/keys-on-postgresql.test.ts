// Keys are in the access file and nowhere else, as the suite says, on PostgreSQL.
// Needs: postgresql
import { testKeys } from './support/key-suite';

testKeys('postgres');
