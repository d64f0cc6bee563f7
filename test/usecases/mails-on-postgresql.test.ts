// The outbox, as the suite says, on PostgreSQL.
// Needs: postgresql
import { testMails } from './support/mail-suite';

testMails('postgres');
