// Every act, as the suite says, on PostgreSQL, where two at once are truly at once.
// Needs: postgresql
import { testEveryAct } from './support/act-suite';

testEveryAct('postgres');
