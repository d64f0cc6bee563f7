// Orders that no gateway proves in time, as the suite says, on PostgreSQL.
// Needs: postgresql
import { testOverdueOrders } from './support/overdue-suite';

testOverdueOrders('postgres');
