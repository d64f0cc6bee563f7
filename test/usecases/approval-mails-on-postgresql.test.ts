// Mails of the approval chain, as the suite says, on PostgreSQL.
// Needs: postgresql
import { testApprovalMails } from './support/approval-mail-suite';

testApprovalMails('postgres');
