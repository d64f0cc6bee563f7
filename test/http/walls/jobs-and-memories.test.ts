// What happens by time, and what the portal keeps in memory, stays within one municipality too.
import { readdirSync } from 'node:fs';
import { authorityId, type TenantId } from '../../../src/domain/ids';
import { portalSaml } from '../../../src/compose-saml';
import { connectIdentityProvider } from '../../../src/usecases/connect-identity-provider';
import { announceClosing } from '../../../src/usecases/announce-closing';
import { confirmClosing } from '../../../src/usecases/confirm-closing';
import { carryOutClosing } from '../../../src/usecases/jobs/carry-out-closings';
import { firstTemplate } from '../../../src/domain/catalogue-template';
import { bringTemplate } from '../../../src/usecases/jobs/bring-template';
import { compactGatewayChanges } from '../../../src/usecases/jobs/compact-gateway-changes';
import { endCryptoWaivers } from '../../../src/usecases/jobs/end-crypto-waivers';
import { expireGrants } from '../../../src/usecases/jobs/expire-grants';
import { forgetBulkDecisions } from '../../../src/usecases/jobs/forget-bulk-decisions';
import { forgetDrafts } from '../../../src/usecases/jobs/forget-drafts';
import { forgetGatewayCapacity } from '../../../src/usecases/jobs/forget-gateway-capacity';
import { forgetHandOvers } from '../../../src/usecases/jobs/forget-hand-overs';
import { forgetSignIns } from '../../../src/usecases/jobs/forget-sign-ins';
import { lapseAdaptationProposals } from '../../../src/usecases/jobs/lapse-adaptation-proposals';
import { lapseAssignments } from '../../../src/usecases/jobs/lapse-assignments';
import { lapseCryptoWaivers } from '../../../src/usecases/jobs/lapse-crypto-waivers';
import { lapseSignInChanges } from '../../../src/usecases/jobs/lapse-sign-in-changes';
import { pollMetadata } from '../../../src/usecases/jobs/poll-metadata';
import { remindByMail } from '../../../src/usecases/jobs/remind-by-mail';
import { retireRenewedCredentials } from '../../../src/usecases/jobs/retire-renewed-credentials';
import { sendMail } from '../../../src/usecases/jobs/send-mails';
import { tellOfUnconfirmedOrders } from '../../../src/usecases/jobs/tell-of-unconfirmed-orders';
import { watchDeadlines } from '../../../src/usecases/jobs/watch-deadlines';
import { voidPendingCredentials } from '../../../src/usecases/jobs/void-pending-credentials';
import type { Ports } from '../../../src/usecases/ports';
import { makeRevocationList } from '../../../src/usecases/steps/making-a-revocation-list';
import { fullTown } from '../../support/full-town';
import { usePortal, type TestPortal, type TestTown } from '../../support/portal';
import { nobody } from '../../support/portal-routes';
import { dumpOfTenant } from '../../support/table-dump';
import { testKey } from '../../support/saml-signer';

const portalOf = usePortal(() => []);

/** By file; ends of grants after what they would end, too. */
const jobs: Readonly<Record<string, (ports: Ports, tenant: TenantId) => Promise<unknown>>> = {
  'void-pending-credentials.ts': voidPendingCredentials,
  'retire-renewed-credentials.ts': retireRenewedCredentials,
  'end-crypto-waivers.ts': endCryptoWaivers,
  'lapse-crypto-waivers.ts': lapseCryptoWaivers,
  'tell-of-unconfirmed-orders.ts': tellOfUnconfirmedOrders,
  'expire-grants.ts': expireGrants,
  'compact-gateway-changes.ts': compactGatewayChanges,
  'forget-bulk-decisions.ts': forgetBulkDecisions,
  'forget-drafts.ts': forgetDrafts,
  'forget-hand-overs.ts': forgetHandOvers,
  'forget-gateway-capacity.ts': forgetGatewayCapacity,
  'make-revocation-lists.ts': (ports, tenant) =>
    makeRevocationList(ports, { tenant, authorityId: authorityId('client-ca'), always: true }),
  'watch-deadlines.ts': watchDeadlines,
  'forget-sign-ins.ts': forgetSignIns,
  'lapse-adaptation-proposals.ts': lapseAdaptationProposals,
  'bring-template.ts': (ports, tenant) => bringTemplate(ports, tenant, { ...firstTemplate, version: 2 }),
  'lapse-assignments.ts': lapseAssignments,
  'lapse-sign-in-changes.ts': lapseSignInChanges,
  'poll-metadata.ts': pollMetadata,
  'remind-by-mail.ts': remindByMail,
  'send-mails.ts': async (ports, tenant) => {
    const ids: readonly string[] = await portalOf().knex('mails').where({ tenant_id: tenant }).pluck('id');
    for (const id of ids) await sendMail(ports, tenant, id);
  },
  'carry-out-closings.ts': (ports, tenant) => carryOutClosing(ports, tenant),
};

/** About names of keys in a token, which belong to no municipality. */
const ofTheInstallation = ['destroy-stray-keys.ts'];

it('knows every job', () => {
  const known = [...Object.keys(jobs), ...ofTheInstallation];
  expect(readdirSync('src/usecases/jobs').toSorted()).toEqual(known.sort());
});

it('remembers the address of sign-out for each municipality by itself', async () => {
  const portal = portalOf();
  const { musterstadt, nebendorf, ports, publicUrl } = portal;
  await connected(ports, musterstadt);
  await connected(ports, nebendorf);
  const { signOutOrigin } = portalSaml(publicUrl, ports, nobody).appServices;
  for (const { slug } of [musterstadt, nebendorf, musterstadt, nebendorf]) {
    expect(await signOutOrigin(slug)).toBe(`https://idp.${slug}.example`);
  }
  expect(await signOutOrigin('anderswo')).toBeNull();
});

it('a job for one municipality does nothing in another, though there is as much to do', async () => {
  const portal = portalOf();
  const { nebendorf, musterstadt, clock } = portal;
  await fullTown(portal, musterstadt);
  await fullTown(portal, nebendorf);
  for (const town of [musterstadt, nebendorf]) await leaving(portal, town);
  await portal.knex('credentials').update({ state: 'pending' });
  for (const town of [musterstadt, nebendorf]) await renewed(portal, town);
  for (const town of [musterstadt, nebendorf]) {
    await anotherWaiverProposed(portal, town);
    await gatewayThatIsGone(portal, town);
    await capacityOfBefore(town);
  }
  await portal.knex('enforcements').update({ takes_back: 1, effective_at: null });
  clock.now = new Date('2027-12-01T12:00:00.000Z');
  for (const [file, job] of Object.entries(jobs)) {
    const ours = await dumpOfTenant(portal.knex, nebendorf.id);
    const theirs = await dumpOfTenant(portal.knex, musterstadt.id);
    await job(portal.ports, nebendorf.id);
    expect({ file, theirs: await dumpOfTenant(portal.knex, musterstadt.id) }).toEqual({ file, theirs });
    const hasMoved = (await dumpOfTenant(portal.knex, nebendorf.id)).join() !== ours.join();
    expect({ file, hasMoved }).toEqual({ file, hasMoved: true });
  }
});

/** More than 92 days before the jobs are done. */
async function capacityOfBefore({ store }: TestTown): Promise<void> {
  const [gateway] = await store.gateways.list();
  if (gateway === undefined) throw new Error('the town has no gateway');
  const condition = { load: 5, memory: 64, starts: 0, behind: 26 };
  const from = new Date('2026-11-23T08:00:00.000Z');
  await store.gatewayCapacity.add(gateway.id, [
    { from, wireguard: null, openvpn: null, traffic: null, condition },
  ]);
}

/** One more file, whose place is taken by another one that has connected. */
async function renewed({ knex, ports, clock }: TestPortal, { id }: TestTown): Promise<void> {
  const [given] = await knex('credentials').where({ tenant_id: id });
  const [old, fresh] = [ports.ids.random(), ports.ids.random()];
  const row = { ...given, serial: null, state: 'active', connected: 1 };
  await knex('credentials').insert({ ...row, id: fresh, key_hash: fresh });
  const mark = { renewed_by: fresh, retire_at: clock.now.toISOString() };
  await knex('credentials').insert({ ...row, ...mark, id: old, key_hash: old });
}

/** Beside the one in force, as where somebody wants it to go on. */
async function anotherWaiverProposed({ knex, ports }: TestPortal, { id }: TestTown): Promise<void> {
  const [given] = await knex('crypto_waivers').where({ tenant_id: id });
  const open = { id: ports.ids.uuid(), state: 'proposed', decided_by: null, decided_at: null };
  await knex('crypto_waivers').insert({ ...given, ...open });
}

/** Nobody will ever ask for what its log still holds. */
async function gatewayThatIsGone({ knex, ports }: TestPortal, { id }: TestTown): Promise<void> {
  const [given] = await knex('gateways').where({ tenant_id: id });
  const gone = { id: ports.ids.uuid(), name: 'Altes Rathaus', state: 'removed', revision: 5, log_from: 0 };
  await knex('gateways').insert({ ...given, ...gone, enrolment_token_hash: null });
}

async function leaving(portal: TestPortal, town: TestTown): Promise<void> {
  const { ports, clock } = portal;
  const admin = await portal.person(town, 'Tara Admin', 'tenant-admin');
  const announced = { slug: town.slug, onDay: '2027-01-31', reason: 'Vertrag endet' };
  const to = { side: 'municipality', personId: admin.personId, ref: admin.ref } as const;
  await town.store.mails.insert([{ to, content: { kind: 'access-revoked', fields: {} } }], clock.now);
  await announceClosing(ports, 'command-line', announced);
  await confirmClosing(ports, admin, { tenantId: town.id, signedInAt: clock.now });
}

async function connected(ports: Ports, { id, slug }: TestTown): Promise<void> {
  await connectIdentityProvider(ports, id, {
    idp: {
      entityId: 'https://idp.example/gemeinsam',
      ssoUrl: `https://idp.${slug}.example/sso`,
      sloUrl: `https://idp.${slug}.example/slo`,
      signingCertificates: [testKey('idp').certificatePem],
    },
    identity: { kind: 'name-id' },
    wantAssertionsSigned: true,
    wantResponseSigned: true,
  });
}
