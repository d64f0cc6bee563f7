// Trying a proposed change of a live sign-in out, as the suite says, on SQLite.
import { testSignInChangeTrials } from './support/sign-in-change-trial-suite';

testSignInChangeTrials('sqlite');
