// Access profiles of a municipality, as the suite says, on PostgreSQL.
// Needs: postgresql
import { testProfiles } from './support/profile-suite';

testProfiles('postgres');
