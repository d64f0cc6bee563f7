// A municipality may want its gateways to end all access after so many hours without the portal; null: they go on.
import type { Migration } from './migration';

export const contactLimits: Migration = {
  name: '0059-contact-limits',
  statements: [`ALTER TABLE tenants ADD COLUMN close_after_hours integer`],
};
