// The editor of what sign-ins must carry and how they are read: tried out, proposed, confirmed, and closed to others.
import { connectionOf } from '../../src/domain/sign-in-values';
import { attributeRoutes } from '../../src/http/attributes/routes';
import { paths } from '../../src/http/kit/paths';
import { settingsRoutes } from '../../src/http/settings/routes';
import { signInChangeRoutes } from '../../src/http/sign-in-changes/routes';
import { connectIdentityProvider } from '../../src/usecases/connect-identity-provider';
import { browserOf, textOf, untried } from '../support/it-pages';
import { usePortal } from '../support/portal';
import { connection } from '../support/sign-in-values';
import type { Browser } from './support/app';

const portalOf = usePortal((ports) => [
  ...attributeRoutes(ports),
  ...settingsRoutes(ports),
  ...signInChangeRoutes(ports),
]);

const editor = paths.settingsPart('musterstadt', 'attributes');
const ofOperator = paths.operator.tenantPart('musterstadt', 'attributes');
const asAdmin = () => browserOf(portalOf(), portalOf().musterstadt, 'tenant-admin');
const asOperator = () => browserOf(portalOf(), portalOf().operator, 'operator-admin');

beforeAll(async () => {
  const { ports, musterstadt } = portalOf();
  await connectIdentityProvider(ports, musterstadt.id, connectionOf(connection()));
  await musterstadt.store.identityShape.save({ maker: 'netiq', aliases: null });
});

const now = async () => {
  const { identityShape, signInDrafts } = portalOf().musterstadt.store;
  const shape = await identityShape.get();
  return { required: await signInDrafts.requiredAttribute(), aliases: shape?.aliases, maker: shape?.maker };
};

async function seenOn({ agent }: Browser, path = editor): Promise<string> {
  const { text } = await agent.get(path).expect(200);
  return /name="seen" value="([^"]+)"/.exec(text)?.[1] ?? '';
}

/** Proposed, and confirmed by who proposed it. */
async function changed({ submit }: Browser, fields: Readonly<Record<string, string>>): Promise<void> {
  const before = await now();
  const sent = await submit(editor, editor, { ...fields, act: 'save' });
  const place = String(sent.headers['location']);
  expect([sent.status, await now()]).toEqual([303, before]);
  expect((await submit(place, `${place}/confirm`, untried)).status).toBe(303);
}

it('shows what is usual at the maker, and takes what is named differently', async () => {
  const admin = await asAdmin();
  const shown = textOf((await admin.agent.get(editor)).text);
  expect(shown).toContain('Identitätsanbieter: NetIQ Access Manager.');
  expect(shown).toContain('Üblich: cn, uid');
  const seen = await seenOn(admin);
  const typed = { department: 'abteilung\r\n amt ', requiredName: 'mandant', requiredValue: '4711' };
  await changed(admin, { ...typed, seen });
  expect(await now()).toEqual({
    required: { name: 'mandant', value: '4711' },
    aliases: { department: ['abteilung', 'amt'] },
    maker: 'netiq',
  });
  const [change] = await portalOf().musterstadt.store.signInChanges.list(1);
  expect(change).toMatchObject({ state: 'applied', route: 'tenant', after: { kind: 'attributes' } });
  const compared = textOf(
    (await admin.agent.get(paths.signInChanges.show('musterstadt', change?.id ?? ''))).text,
  );
  expect(compared).toContain(
    'Eigener Name eines Attributs department: &#34;abteilung&#34;, &#34;amt&#34; neu',
  );
  expect(compared).toContain('Muss vorhanden sein &#34;mandant&#34; = &#34;4711&#34; neu');
});

it('returns to what is usual when a field is emptied', async () => {
  const admin = await asAdmin();
  const seen = await seenOn(admin);
  await changed(admin, { seen });
  expect(await now()).toEqual({ required: null, aliases: {}, maker: 'netiq' });
});

it('tries it out on an imagined person and keeps nothing', async () => {
  const before = await now();
  const { submit } = await asAdmin();
  const typed = { requiredName: 'mandant', requiredValue: '4711', email: 'post', act: 'try' };
  const sample = 'post = a@b.example\nfullName = <i>Anna</i>\nmail = x@y.example';
  const out = await submit(editor, editor, { ...typed, sample });
  expect(out.status).toBe(200);
  expect(textOf(out.text)).toContain('Diese Person käme nicht herein');
  expect(textOf(out.text)).toContain('E-Mail-Adresse a@b.example');
  expect(out.text).not.toContain('<i>Anna</i>');
  const inside = await submit(editor, editor, { ...typed, sample: `${sample}\nmandant = 4711` });
  expect(textOf(inside.text)).toContain('Diese Person könnte sich anmelden.');
  expect(await now()).toEqual(before);
});

it.each([
  ['half a condition', { requiredName: 'mandant' }, 'field-requiredName'],
  ['the key of people as their address', { email: 'uid' }, 'field-email'],
  [
    'eleven names',
    { groups: Array.from({ length: 11 }, (_, index) => `g${index}`).join('\n') },
    'höchstens zehn',
  ],
  ['a name that is too long', { upn: 'x'.repeat(257) }, 'höchstens zehn'],
])('is refused with what was typed: %s', async (_, typed, said) => {
  const before = await now();
  const admin = await asAdmin();
  const seen = await seenOn(admin);
  const { status, text } = await admin.submit(editor, editor, {
    ...typed,
    display: 'behalten',
    seen,
    act: 'save',
  });
  expect(status).toBe(422);
  expect(text).toContain(said);
  expect(text).toContain('behalten');
  expect(await now()).toEqual(before);
});

it('does not write over what somebody else has changed meanwhile', async () => {
  const admin = await asAdmin();
  const seen = await seenOn(admin);
  await portalOf().musterstadt.store.identityShape.save({ maker: 'netiq', aliases: { groups: ['anders'] } });
  const late = await admin.submit(editor, editor, { given: 'vorname', seen, act: 'save' });
  expect(late.status).toBe(422);
  expect(textOf(late.text)).toContain('Das gilt jetzt');
  expect(textOf(late.text)).toContain('Gruppen anders');
});

it('is a proposal with a reason from the provider', async () => {
  const olga = await asOperator();
  const before = await now();
  const seen = await seenOn(olga, ofOperator);
  const typed = { groups: 'gruppen', seen, act: 'save' };
  expect((await olga.submit(ofOperator, ofOperator, typed)).status).toBe(422);
  const sent = await olga.submit(ofOperator, ofOperator, { ...typed, reason: 'Ticket 1' });
  expect(sent.headers['location']).toContain('/sign-in-changes/');
  expect(await now()).toEqual(before);
  expect(await portalOf().musterstadt.store.signInChanges.open()).toMatchObject([
    { origin: 'operator', after: { kind: 'attributes', aliases: { groups: ['gruppen'] } } },
  ]);
});

it('is closed to everybody else', async () => {
  const it = await browserOf(portalOf(), portalOf().musterstadt, 'it-admin', 'auditor');
  await it.agent.get(editor).expect(403);
  expect((await it.submit('/t/musterstadt/help', editor, { act: 'save' })).status).toBe(403);
  const neighbour = await browserOf(portalOf(), portalOf().nebendorf, 'tenant-admin');
  expect((await neighbour.agent.get(editor)).headers['location']).toContain('/t/musterstadt/?return=');
  expect((await (await asAdmin()).agent.get(ofOperator)).status).not.toBe(200);
  await portalOf().stranger().agent.get(editor).expect(303);
});
