// What happens by time, as the suite says, on PostgreSQL.
// Needs: postgresql
import { testJobs } from './support/job-suite';

testJobs('postgres');
