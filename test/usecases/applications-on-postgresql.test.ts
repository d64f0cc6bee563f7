// Applications that are being filled in, as the suite says, on PostgreSQL.
// Needs: postgresql
import { testApplications } from './support/application-suite';

testApplications('postgres');
