// Applications that are being filled in, as the suite says, on SQLite.
import { testApplications } from './support/application-suite';

testApplications('sqlite');
