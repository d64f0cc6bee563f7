// The walls on PostgreSQL: every route, id and field once, by somebody with all roles, since what a role may open does not
// depend on the engine; sessions as they lie in the database. Gateways last, because they add to both municipalities.
// Needs: postgresql
import { testForeignFields } from './support/foreign-fields-suite';
import { testForeignIds } from './support/foreign-ids-suite';
import { testForeignPages } from './support/foreign-pages-suite';
import { testGateways } from './support/gateways-suite';
import { testOwnPages } from './support/own-pages-suite';
import { testSessions } from './support/sessions-suite';
import { ofAllRoles, useWalledPortal } from './support/walled-portal';

const walls = useWalledPortal('postgres');

describe('ids of others', () => testForeignIds(walls, ofAllRoles));
describe('pages of others', () => testForeignPages(walls, ofAllRoles));
describe('own pages', () => testOwnPages(walls, ofAllRoles));
describe('fields', () => testForeignFields(walls));
describe('sessions', () => testSessions(() => walls().portal));
describe('gateways', () => testGateways(walls));
