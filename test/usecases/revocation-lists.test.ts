// Revocation lists, as the suite says, on SQLite.
import { testRevocationLists } from './support/revocation-list-suite';

testRevocationLists('sqlite');
