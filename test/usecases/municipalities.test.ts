// Municipalities and their quotas, as the suite says, on SQLite.
import { testMunicipalities } from './support/municipality-suite';

testMunicipalities('sqlite');
