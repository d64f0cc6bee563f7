// Applications, settings and municipalities, as the suite says, on SQLite.
import { testDecisions } from './support/decision-suite';

testDecisions('sqlite');
