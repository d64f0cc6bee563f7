// Applications, settings and municipalities, as the suite says, on PostgreSQL.
// Needs: postgresql
import { testDecisions } from './support/decision-suite';

testDecisions('postgres');
