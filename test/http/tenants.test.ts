// The provider's pages about municipalities.
import { tenantRoutes } from '../../src/http/tenants/routes';
import { paths } from '../../src/http/kit/paths';
import { settingsRoutes } from '../../src/http/settings/routes';
import { startRoutes } from '../../src/http/start/routes';
import { itRoutes, browserOf, textOf } from '../support/it-pages';
import { usePortal } from '../support/portal';

const portalOf = usePortal((ports) => [
  ...tenantRoutes(ports),
  ...itRoutes(ports),
  ...startRoutes(ports),
  ...settingsRoutes(ports),
]);

describe('the list of municipalities', () => {
  it('shows all of them to an admin of the provider', async () => {
    const { agent } = await browserOf(portalOf(), portalOf().operator, 'operator-admin');
    const { text } = await agent.get(paths.operator.tenants).expect(200);
    expect(textOf(text)).toContain('Stadt Musterstadt');
    expect(textOf(text)).toContain('Gemeinde Nebendorf');
    expect(textOf(text)).not.toContain('Kommunales Rechenzentrum');
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

describe('the provider as a tenant', () => {
  it('is not among the municipalities to choose from, but has its quiet way in', async () => {
    const { text } = await portalOf().stranger().agent.get(paths.home).expect(200);
    expect(text).toMatch(/Sie betreiben dieses Portal\? Zur Anmeldung von Kommunales Rechenzentrum/);
    expect(text.match(/\/t\/betreiber\//g)).toHaveLength(1);
  });

  it('greets its people as the provider', async () => {
    const { text } = await portalOf().stranger().agent.get(paths.tenant('betreiber')).expect(200);
    expect(textOf(text)).toContain('Anmeldung für den Betreiber');
    expect(textOf(text)).not.toContain('Zugang beantragen');
  });

  it('begins with the list of municipalities', async () => {
    const { agent } = await browserOf(portalOf(), portalOf().operator, 'operator-admin');
    const { headers } = await agent.get(paths.tenant('betreiber')).expect(303);
    expect(headers['location']).toBe(paths.operator.tenants);
  });

  it('tells whoever has no task there', async () => {
    const { agent } = await browserOf(portalOf(), portalOf().operator);
    const { headers } = await agent.get(paths.tenant('betreiber')).expect(303);
    const { text } = await agent.get(String(headers['location'])).expect(403);
    expect(textOf(text)).toContain('noch keine Aufgabe');
  });

  it.each([
    ['today', paths.today('betreiber')],
    ['requests to decide', paths.queue.list('betreiber')],
    ['one of them', paths.queue.show('betreiber', 'x')],
    ['a leaflet', paths.settingsPart('betreiber', 'leaflet')],
    ['WireGuard', paths.settingsPart('betreiber', 'wireguard')],
  ])('has no page for %s, whatever the role', async (_, path) => {
    const { agent } = await browserOf(portalOf(), portalOf().operator, 'it-admin', 'tenant-admin');
    const { text } = await agent.get(path).expect(404);
    expect(textOf(text)).toContain('keine eigenen Zugänge');
  });

  it('sends people of a municipality to its sign-in first', async () => {
    const { agent } = await browserOf(portalOf(), portalOf().musterstadt, 'it-admin', 'operator-admin');
    const { headers } = await agent.get(paths.queue.list('betreiber')).expect(303);
    expect(headers['location']).toBe('/t/betreiber/?return=%2Ft%2Fbetreiber%2Fqueue');
  });

  it('has settings for contact and sign-in only', async () => {
    const { agent, submit } = await browserOf(portalOf(), portalOf().operator, 'tenant-admin');
    const { text } = await agent.get(paths.settings('betreiber')).expect(200);
    expect(textOf(text)).not.toMatch(/Merkblatt|WireGuard|Zugangsprofil|Längster/);
    const general = paths.settingsPart('betreiber', 'general');
    const fields = { phone: '0000 115', hours: '', mail: '', maxGrantDays: '365' };
    expect((await submit(general, general, fields)).status).toBe(303);
  });
});
