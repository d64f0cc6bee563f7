// Mails of the approval chain, as the suite says, on SQLite.
import { testApprovalMails } from './support/approval-mail-suite';

testApprovalMails('sqlite');
