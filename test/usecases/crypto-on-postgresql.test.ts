// Crypto profiles, waivers and what is known of files, as the suite says, on PostgreSQL.
// Needs: postgresql
import { testCrypto } from './support/crypto-suite';

testCrypto('postgres');
