// Authorities in generations, as the suite says, on SQLite.
import { testAuthorities } from './support/authority-suite';

testAuthorities('sqlite');
