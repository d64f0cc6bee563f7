// Refused people read why: chosen on a page, told to the gateway with the municipality's number, and ended again.
import { changeTenantSettings } from '../../src/usecases/change-tenant-settings';
import { suspendDevice } from '../../src/usecases/suspend-device';
import { givenAccess } from '../support/given-access';
import type { TestGateway } from '../support/test-gateway';
import { gatewayList, reportVersion, settingsIn, useGatewayPages } from '../support/gateway-pages';

const pages = useGatewayPages();
let nord: TestGateway;

beforeAll(async () => {
  nord = await pages().enrol('gateway-nord');
});

const show = (): string => `${gatewayList}/${nord.id}`;
const page = (): string => `${show()}/notice`;
const choose = (says: string) => pages().admin.submit(page(), page(), { says });
const stored = () => pages().stored(nord.id);
const noticeTold = async () => settingsIn((await nord.snapshot()).changes).openvpn?.notice;
const setPhone = async (phone: string) => {
  const { ports, musterstadt, person } = pages().portal;
  const by = await person(musterstadt, 'Theo Amt', 'tenant-admin');
  await changeTenantSettings(ports, by, { hotline: { phone, hours: '', mail: '' } });
};

it('is off, and the page says what it costs', async () => {
  const text = await pages().shown(page());
  expect(text).toContain('kommt mit OpenVPN niemand mehr herein');
  expect(text).toContain('„Ihr Zugang ist gesperrt.');
  expect(text).toMatch(/value="no"[^>]* checked/);
  expect(await noticeTold()).toBeUndefined();
});

it.each([
  ['nothing', ''],
  ['another word', 'maybe'],
  ['markup', '<script>alert(1)</script>'],
  ['thousands of characters', 'yes'.repeat(5_000)],
])('changes nothing with %s', async (_, says) => {
  const before = await stored();
  const answer = await choose(says);
  expect(answer.status).toBe(422);
  expect(answer.text).not.toContain('<script>alert');
  expect(await stored()).toEqual(before);
});

it('is told to the gateway with the number, and anew when the number changes', async () => {
  await setPhone('0123 456');
  expect((await choose('yes')).headers['location']).toBe(show());
  expect(await noticeTold()).toEqual({ phone: '0123 456' });
  const before = await stored();
  await setPhone('0123 457');
  expect((await stored()).settingsRevision).toBeGreaterThan(before.settingsRevision);
  expect(await noticeTold()).toEqual({ phone: '0123 457' });
  await setPhone('0123 457 "; client-auth-nt 0 1');
  expect(await noticeTold()).toEqual({ phone: null });
  expect(await pages().shown(page())).toContain('Der Satz erscheint dann ohne sie.');
  const same = await stored();
  await choose('yes');
  expect(await stored()).toEqual(same);
});

it('is said to be without effect where the agent is too old', async () => {
  await reportVersion(nord, '1.2.0');
  expect(await pages().shown(show())).toContain('zu alt dafür. Er lehnt weiter ohne Auskunft ab.');
  await reportVersion(nord, '1.3.0');
  expect(await pages().shown(show())).not.toContain('Er lehnt weiter ohne Auskunft ab.');
});

it('says of a taken back access why, unless that is for good', async () => {
  const { portal } = pages();
  const { device, credential } = await givenAccess(portal, portal.musterstadt);
  const { position } = await nord.snapshot();
  const by = await portal.person(portal.musterstadt, 'Ina', 'it-admin');
  await suspendDevice(portal.ports, by, { id: device.id, reason: 'Gerät geprüft' });
  const { changes } = await nord.changes(position);
  expect(changes.map(({ change }) => change)).toContainEqual(
    expect.objectContaining({
      kind: 'client.remove',
      credential: credential.id,
      final: false,
      because: 'suspended',
    }),
  );
});

it('ends when it is no longer wanted', async () => {
  await choose('no');
  expect(await noticeTold()).toBeUndefined();
  expect((await stored()).saysWhy).toBe(false);
});
