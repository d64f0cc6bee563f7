// Applications about an access that is there, as the suite says, on SQLite.
import { testRequestKinds } from './support/request-kind-suite';

testRequestKinds('sqlite');
