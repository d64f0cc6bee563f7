// The authority that issues for clients changes under live OpenVPN tunnels: nobody is cut, and old and new files connect.
// Needs: simplesamlphp, chromium, wireguard, openvpn, network-tools, network-namespaces, gateway-host
import { until } from '../support/child-process';
import { actOnDevice, untilEffective } from './support/admin';
import type { Download } from './support/browser';
import { setUpDevice } from './support/employee';
import { dayIn, grantAccess, joinGateway, signInTo } from './support/granted';
import { startMainJobLab, type MainJobLab } from './support/main-job-lab';
import { startPing, type ContinuousPing } from './support/ping';
import type { PortalPerson } from './support/portal-person';
import { connect, type Tunnel } from './support/tunnel';

let lab: MainJobLab;
let anna: PortalPerson;
let bernd: PortalPerson;
let slug: string;
type Live = { readonly tunnel: Tunnel; readonly ping: ContinuousPing };
let bystander: Live;

beforeAll(async () => {
  lab = await startMainJobLab();
  slug = lab.towns.first.slug;
  bernd = await signInTo(lab, lab.towns.first, 'bernd.buche');
  anna = await signInTo(lab, lab.towns.first, 'anna.amsel');
  await joinGateway(lab, bernd);
  await grantAccess(anna, bernd, dayIn(lab, 30));
}, 300_000);

afterAll(() => lab.stop(), 60_000);

const ca = (...words: readonly string[]): Promise<string> => lab.portal.command('ca', ...words);
const device = (name: string): Promise<Download> =>
  setUpDevice(anna, { name, system: 'linux', protocol: 'openvpn' });

async function live(machine: MainJobLab['clients']['phone'], file: Download): Promise<Live> {
  const tunnel = await connect(machine, file);
  const ping = await startPing(machine, lab.network.office.address4);
  await ping.nextReply(20_000);
  return { tunnel, ping };
}

/** A client that was cut begins anew, and says so. */
async function expectNeverCut({ tunnel, ping }: Live): Promise<void> {
  await ping.nextReply(30_000);
  expect(tunnel.log().match(/Initialization Sequence Completed/g)).toHaveLength(1);
  expect(tunnel.log()).not.toMatch(/restarting|Inactivity/);
}

it('nobody is cut, old and new files connect, and the old one goes when it is empty', async () => {
  const { notebook, phone, stranger } = lab.clients;
  bystander = await live(stranger, await device('Unbeteiligt'));
  const old = await device('Von vorher');
  const begun = { at: Date.now(), replies: bystander.ping.replies() };

  expect(await ca('issue', slug, 'client-ca')).toMatch(/^client-ca-2 is prepared\./);
  await until('the gateway to confirm the new authority', 60_000, async () => {
    return !(await ca('list', slug)).includes('not confirmed');
  });
  expect(await ca('start', slug, 'client-ca-2')).toBe('client-ca is retiring.\nclient-ca-2 is issuing.\n');
  await expectNeverCut(bystander);

  const fresh = await device('Von nachher');
  expect([old, fresh].map(({ content }) => content.includes('<extra-certs>'))).toEqual([true, true]);
  const newcomer = await live(notebook, fresh);
  const returning = await live(phone, old);
  await expectNeverCut(bystander);
  await expect(ca('retire', slug, 'client-ca')).rejects.toThrow(/authority-in-use/);

  // A hundred questions a second: what a cut would have swallowed, with room for a busy machine.
  const expected = (Date.now() - begun.at) / 10;
  expect(bystander.ping.replies() - begun.replies).toBeGreaterThan(expected * 0.5);

  for (const name of ['Unbeteiligt', 'Von vorher']) {
    await actOnDevice(bernd, name, 'revoke');
    await untilEffective(bernd, name);
  }
  expect(await ca('retire', slug, 'client-ca')).toMatch(/^client-ca is retired/);
  await until('the gateway to confirm that the old one is gone', 60_000, async () => {
    return !(await ca('list', slug)).includes('not confirmed');
  });
  expect(await ca('list', slug)).toMatch(/^client-ca +retired +destroyed /m);
  await expectNeverCut(newcomer);
  for (const { tunnel, ping } of [bystander, newcomer, returning]) {
    await ping.stop();
    await tunnel.stop();
  }
}, 300_000);
