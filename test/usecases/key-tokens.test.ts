// Keys of authorities in a token, as the suite says, on SQLite.
import { testKeyToken } from './support/key-token-suite';

testKeyToken('sqlite');
