// Keys of authorities in a token, as the suite says, on PostgreSQL.
// Needs: postgresql
import { testKeyToken } from './support/key-token-suite';

testKeyToken('postgres');
