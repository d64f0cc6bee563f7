// Questions and rules of provider and municipalities, as the suite says, on PostgreSQL.
// Needs: postgresql
import { testCatalogues } from './support/catalogue-suite';

testCatalogues('postgres');
