// Signing in, as the suite says, on SQLite.
import { testSignIn } from './support/sign-in-suite';

testSignIn('sqlite');
