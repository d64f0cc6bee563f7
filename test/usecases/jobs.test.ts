// What happens by time, as the suite says, on SQLite.
import { testJobs } from './support/job-suite';

testJobs('sqlite');
