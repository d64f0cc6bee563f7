// Changes to a live sign-in, as the suite says, on SQLite.
import { testSignInChanges } from './support/sign-in-change-suite';

testSignInChanges('sqlite');
