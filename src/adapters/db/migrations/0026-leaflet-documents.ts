// Which version of the leaflet as a document was in force when a request was sent. Null: none then, or not yet recorded.
import type { Migration } from './migration';

export const leafletDocuments: Migration = {
  name: '0026-leaflet-documents',
  statements: [`ALTER TABLE access_requests ADD COLUMN leaflet_document bigint`],
};
