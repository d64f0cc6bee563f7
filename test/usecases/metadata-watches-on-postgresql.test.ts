// Published metadata that are looked at, as the suite says, on PostgreSQL.
// Needs: postgresql
import { testMetadataWatches } from './support/metadata-watch-suite';

testMetadataWatches('postgres');
