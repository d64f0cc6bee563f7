// Revocation lists, as the suite says, on PostgreSQL.
// Needs: postgresql
import { testRevocationLists } from './support/revocation-list-suite';

testRevocationLists('postgres');
