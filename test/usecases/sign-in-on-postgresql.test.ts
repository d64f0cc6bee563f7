// Signing in, as the suite says, on PostgreSQL.
// Needs: postgresql
import { testSignIn } from './support/sign-in-suite';

testSignIn('postgres');
