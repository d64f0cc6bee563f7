// Networks and address pools of a gateway group, as the suite says, on SQLite.
import { testNetworks } from './support/network-suite';

testNetworks('sqlite');
