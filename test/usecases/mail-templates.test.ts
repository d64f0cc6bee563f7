// A municipality's own words in its mails, as the suite says, on SQLite.
import { testMailTemplates } from './support/mail-template-suite';

testMailTemplates('sqlite');
