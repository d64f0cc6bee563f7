// Rules that need two people, as the suite says, on PostgreSQL.
// Needs: postgresql
import { testSecondPersons } from './support/second-person-suite';

testSecondPersons('postgres');
