// Changes to a live sign-in, as the suite says, on PostgreSQL.
// Needs: postgresql
import { testSignInChanges } from './support/sign-in-change-suite';

testSignInChanges('postgres');
