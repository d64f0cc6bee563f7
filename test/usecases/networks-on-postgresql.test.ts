// Networks and address pools of a gateway group, as the suite says, on PostgreSQL.
// Needs: postgresql
import { testNetworks } from './support/network-suite';

testNetworks('postgres');
