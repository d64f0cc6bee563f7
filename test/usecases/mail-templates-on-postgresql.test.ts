// A municipality's own words in its mails, as the suite says, on PostgreSQL.
// Needs: postgresql
import { testMailTemplates } from './support/mail-template-suite';

testMailTemplates('postgres');
