// Crypto profiles, waivers and what is known of files, as the suite says, on SQLite.
import { testCrypto } from './support/crypto-suite';

testCrypto('sqlite');
