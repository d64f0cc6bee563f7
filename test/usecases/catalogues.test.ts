// Questions and rules of provider and municipalities, as the suite says, on SQLite.
import { testCatalogues } from './support/catalogue-suite';

testCatalogues('sqlite');
