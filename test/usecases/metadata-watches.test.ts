// Published metadata that are looked at, as the suite says, on SQLite.
import { testMetadataWatches } from './support/metadata-watch-suite';

testMetadataWatches('sqlite');
