// What the store offers across tenants: names of tenants, gateways that authenticate, nonces, the portal's own key.
import { randomBytes } from 'node:crypto';
import type { Knex } from 'knex';
import { Refusal } from '../../domain/errors';
import { sentKeptMs, undeliverableKeptMs } from '../../domain/mail-delivery';
import { gatewayId, tenantId, type TenantId } from '../../domain/ids';
import type { TenantRecords } from '../../usecases/ports-of-a-tenant';
import type {
  InstallationStore,
  NewTenant,
  PortalKeys,
  TenantSummary,
} from '../../usecases/ports-of-the-installation';
import { appendEvents, appendPending } from './audit-events';
import { firstOfKind } from '../../domain/authority';
import { insertAuthority } from './authorities';
import { authoritiesOfAll } from './authorities-of-all';
import { cataloguesOfAll } from './catalogues-of-all';
import { closingsDue, newestClosings } from './closings';
import { delegationsOfAll } from './delegations-of-all';
import { beliefIn } from './instance-beliefs';
import { forgetMails, mailsOfAll } from './mails';
import { nextMetadataWatch } from './metadata-watches';
import { forgetRevocationLists, revocationListsOfAll } from './revocation-lists-of-all';
import { insertSamlSettings } from './saml-settings';
import type { Scope } from './scope';
import { removeExpiredSessions } from './session-store';
import { strayTokenKeys } from './stray-token-keys';
import { tenantStandings } from './tenant-standings';
import { findTenantBy, newTenantRow, replaceRoleRules } from './tenants';
import { inTransaction } from './transaction';
import { installationOwner, makeDataKey, type Secrets, type Vault } from './vault';

type Parts = {
  readonly knex: Knex;
  readonly secrets: Secrets;
  readonly vaultOf: (owner: string) => Vault;
  readonly scopeIn: (trx: Knex.Transaction, tenant: TenantId) => Scope;
  readonly recordsOf: (scope: Scope) => TenantRecords;
};

export function installationStore(parts: Parts): InstallationStore {
  const { knex } = parts;
  return {
    ...delegationsOfAll(knex),
    ...mailsOfAll(knex),
    ...cataloguesOfAll(knex),
    ...revocationListsOfAll(knex),
    ...strayTokenKeys(knex),
    ...authoritiesOfAll(knex),
    tenants: async () => {
      const all = knex('tenants').whereNull('closed_at').orderBy('slug');
      const rows = await all.select<SummaryRow[]>(['id', 'kind', 'slug', 'name']);
      return rows.map((row) => ({ ...row, id: tenantId(row.id) }));
    },
    closingsDue: (now) => closingsDue(knex, now),
    closings: (limit) => newestClosings(knex, limit),
    standings: (now) => tenantStandings(knex, now),
    nextMetadataWatch: (now) => nextMetadataWatch(knex, now),
    findTenant: (slug) => findTenantBy(knex, { slug }),
    findOperator: () => findTenantBy(knex, { kind: 'operator' }),
    insertTenant: (tenant, furnish) =>
      inTransaction(knex, (trx) => insertTenant(parts, trx, { tenant, furnish })),
    epoch: async () => (await installationRow(knex)).epoch,
    portalKeys: (create) => portalKeys(parts, create),
    findEnrolment: (tokenHash, now) => findEnrolment(knex, tokenHash, now),
    findGateway: (id) => findGateway(knex, id),
    useNonce: async (gateway, nonce, expiresAt) => {
      const used: readonly unknown[] = await knex('gateway_nonces')
        .insert({ gateway_id: gateway, nonce, expires_at: expiresAt.toISOString() })
        .onConflict()
        .ignore()
        .returning('nonce');
      return used.length > 0;
    },
    sweep: (now) => sweep(knex, now),
    ready: async () => {
      await installationRow(knex);
    },
  };
}

type SummaryRow = Omit<TenantSummary, 'id'> & { readonly id: string };

type Creation = {
  readonly tenant: NewTenant;
  readonly furnish: ((records: TenantRecords) => Promise<void>) | undefined;
};

async function insertTenant(
  { secrets, scopeIn, recordsOf }: Parts,
  trx: Knex.Transaction,
  { tenant: created, furnish }: Creation,
): Promise<void> {
  const { tenant } = created;
  if (tenant.kind === 'operator' && (await findTenantBy(trx, { kind: 'operator' })) !== null) {
    throw new Refusal('conflict', 'operator-exists');
  }
  const added: readonly unknown[] = await trx('tenants')
    .insert(newTenantRow(tenant))
    .onConflict()
    .ignore()
    .returning('id');
  if (added.length === 0) throw new Refusal('conflict', 'slug-taken');
  await makeDataKey(trx, secrets, tenant.id);
  const scope = scopeIn(trx, tenant.id);
  await insertSamlSettings(scope, created.saml);
  await replaceRoleRules(scope, created.roleRules);
  for (const { kind, ...material } of created.authorities)
    await insertAuthority(scope, { ...material, ...firstOfKind(kind, { ...material, now: scope.now() }) });
  await furnish?.(recordsOf(scope));
  await appendPending(scope);
  if (created.noted) await appendEvents(scopeIn(trx, created.noted.in), [created.noted]);
}

type InstallationRow = {
  readonly epoch: string;
  readonly portal_private_key: string | null;
  readonly portal_public_key: string | null;
};

/** Made at the first look; two processes at once make one. */
async function installationRow(db: Knex): Promise<InstallationRow> {
  const read = () =>
    db('installation').first<InstallationRow | undefined>([
      'epoch',
      'portal_private_key',
      'portal_public_key',
    ]);
  const present = await read();
  if (present !== undefined) return present;
  await db('installation').insert({ id: 1, epoch: newEpoch() }).onConflict().ignore();
  return (await read()) ?? installationRow(db);
}

/** 128 random bits: no two databases, and no two lives of one, share an epoch. */
export function newEpoch(): string {
  return randomBytes(16).toString('hex');
}

const portalKeyPlace = { table: 'installation', row: '1', column: 'portal_private_key' };

async function portalKeys(parts: Parts, create: () => PortalKeys): Promise<PortalKeys> {
  const vault = parts.vaultOf(installationOwner);
  const row = await installationRow(parts.knex);
  const present = await openPortalKeys(vault, parts.knex, row);
  return present ?? inTransaction(parts.knex, (trx) => makePortalKeys(parts, trx, create));
}

async function openPortalKeys(vault: Vault, db: Knex, row: InstallationRow): Promise<PortalKeys | null> {
  if (row.portal_private_key === null || row.portal_public_key === null) return null;
  const privateKeyPem = await vault.open(db, portalKeyPlace, row.portal_private_key);
  return { privateKeyPem, publicKey: row.portal_public_key };
}

/** Counting nothing, the update locks the row: the second process waits here and then finds the first one's key. */
async function makePortalKeys(
  parts: Parts,
  trx: Knex.Transaction,
  create: () => PortalKeys,
): Promise<PortalKeys> {
  const vault = parts.vaultOf(installationOwner);
  await trx('installation').where('id', 1).update({ id: 1 });
  const present = await openPortalKeys(vault, trx, await installationRow(trx));
  if (present !== null) return present;
  await makeDataKey(trx, parts.secrets, installationOwner);
  const keys = create();
  const sealed = await vault.seal(trx, portalKeyPlace, keys.privateKeyPem);
  await trx('installation')
    .where('id', 1)
    .update({ portal_private_key: sealed, portal_public_key: keys.publicKey });
  return keys;
}

async function findEnrolment(knex: Knex, tokenHash: string, now: Date) {
  const row = await knex('gateways')
    .where('enrolment_token_hash', tokenHash)
    .where('enrolment_ends_at', '>', now.toISOString())
    .whereNot('state', 'removed')
    .first<{ tenant_id: string; id: string } | undefined>(['tenant_id', 'id']);
  return row === undefined ? null : { tenantId: tenantId(row.tenant_id), gatewayId: gatewayId(row.id) };
}

type AskingRow = {
  readonly tenant_id: string;
  readonly agent_key: string;
  readonly instances: string | null;
};

async function findGateway(knex: Knex, id: string) {
  const row = await knex('gateways')
    .where({ id, state: 'enrolled' })
    .first<AskingRow | undefined>(['tenant_id', 'agent_key', 'instances']);
  if (row === undefined) return null;
  return {
    tenantId: tenantId(row.tenant_id),
    gatewayId: gatewayId(id),
    agentKey: row.agent_key,
    instances: beliefIn(row.instances),
  };
}

const ofSignIns = [
  'saml_test_requests',
  'sign_in_trial_links',
  'saml_requests',
  'saml_logout_requests',
  'saml_messages',
  'saml_sessions',
] as const;

async function sweep(knex: Knex, now: Date): Promise<void> {
  const stale = now.toISOString();
  for (const table of ofSignIns) await knex(table).where('expires_at', '<=', stale).delete();
  await knex('gateway_nonces').where('expires_at', '<=', stale).delete();
  await knex('rate_counts').where('ends_at', '<=', stale).delete();
  await knex('gateways')
    .where('enrolment_ends_at', '<=', stale)
    .update({ enrolment_token_hash: null, enrolment_ends_at: null });
  await removeExpiredSessions(knex, now);
  const before = (ms: number) => new Date(now.getTime() - ms);
  await forgetMails(knex, {
    sentBefore: before(sentKeptMs),
    undeliverableBefore: before(undeliverableKeptMs),
  });
  await forgetRevocationLists(knex, now);
}
