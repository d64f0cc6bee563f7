// Our own key changed step by step, as the suite says, on SQLite.
import { testOwnKeys } from './support/own-key-suite';

testOwnKeys('sqlite');
