// The provider's pages about municipalities.
import { tenantRoutes } from '../../src/http/tenants/routes';
import { paths } from '../../src/http/kit/paths';
import { usePortal } from '../support/portal';
import { browserOf, textOf } from '../support/it-pages';

const portalOf = usePortal((ports) => tenantRoutes(ports));

describe('the list of municipalities', () => {
  it('shows all of them to an admin of the provider', async () => {
    const { agent } = await browserOf(portalOf(), portalOf().operator, 'operator-admin');
    const { text } = await agent.get(paths.operator.tenants).expect(200);
    expect(textOf(text)).toContain('Stadt Musterstadt');
    expect(textOf(text)).toContain('Gemeinde Nebendorf');
  });

  it('is refused to others of the provider', async () => {
    const { agent } = await browserOf(portalOf(), portalOf().operator, 'auditor');
    await agent.get(paths.operator.tenants).expect(403);
  });

  it('leads people of a municipality, whatever their role, to the sign-in of the provider', async () => {
    const { agent } = await browserOf(portalOf(), portalOf().musterstadt, 'tenant-admin', 'operator-admin');
    const { headers } = await agent.get(paths.operator.tenants).expect(303);
    expect(headers['location']).toBe('/t/betreiber/?return=%2Foperator%2Ftenants');
  });
});
