// Doubtful sign-ins, as the suite says, on PostgreSQL.
// Needs: postgresql
import { testAssignments } from './support/assignment-suite';

testAssignments('postgres');
