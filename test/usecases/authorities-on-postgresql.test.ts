// Authorities in generations, as the suite says, on PostgreSQL.
// Needs: postgresql
import { testAuthorities } from './support/authority-suite';

testAuthorities('postgres');
