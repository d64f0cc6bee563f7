// Access profiles of a municipality, as the suite says, on SQLite.
import { testProfiles } from './support/profile-suite';

testProfiles('sqlite');
