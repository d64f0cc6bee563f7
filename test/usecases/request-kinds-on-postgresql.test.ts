// Applications about an access that is there, as the suite says, on PostgreSQL.
// Needs: postgresql
import { testRequestKinds } from './support/request-kind-suite';

testRequestKinds('postgres');
