// Renewing a file without a gap, as the suite says, on SQLite.
import { testRenewals } from './support/renewal-suite';

testRenewals('sqlite');
