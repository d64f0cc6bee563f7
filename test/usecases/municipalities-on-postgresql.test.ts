// Municipalities and their quotas, as the suite says, on PostgreSQL.
// Needs: postgresql
import { testMunicipalities } from './support/municipality-suite';

testMunicipalities('postgres');
