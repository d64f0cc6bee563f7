// The outbox, as the suite says, on SQLite.
import { testMails } from './support/mail-suite';

testMails('sqlite');
