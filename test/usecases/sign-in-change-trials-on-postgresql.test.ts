// Trying a proposed change of a live sign-in out, as the suite says, on PostgreSQL.
// Needs: postgresql
import { testSignInChangeTrials } from './support/sign-in-change-trial-suite';

testSignInChangeTrials('postgres');
