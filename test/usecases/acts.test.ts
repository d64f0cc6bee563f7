// Every act, as the suite says, on SQLite.
import { testEveryAct } from './support/act-suite';

testEveryAct('sqlite');
