// Our own key changed step by step, as the suite says, on PostgreSQL.
// Needs: postgresql
import { testOwnKeys } from './support/own-key-suite';

testOwnKeys('postgres');
