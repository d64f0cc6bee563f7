// Orders that no gateway proves in time, as the suite says, on SQLite.
import { testOverdueOrders } from './support/overdue-suite';

testOverdueOrders('sqlite');
