// The page about who may do what is the one that the route table yields.
import { readFileSync } from 'node:fs';
import { permissionsPage, permissionsPath } from '../../scripts/permissions/page';
import { routesOf } from '../support/portal-routes';
import { usePortal } from '../support/portal';

const portalOf = usePortal(() => []);

it('is fresh; `npm run permissions` writes it anew', () => {
  const { ports, publicUrl } = portalOf();
  expect(readFileSync(permissionsPath, 'utf8')).toBe(permissionsPage(routesOf(ports, publicUrl)));
});
