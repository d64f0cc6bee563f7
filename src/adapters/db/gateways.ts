// Gateways: their state, their keys and how far each has followed.
import { Refusal } from '../../domain/errors';
import type { Gateway, GatewayState } from '../../domain/gateway';
import { driftTotal, readDrift } from '../../domain/gateway-drift';
import { authorityId, gatewayGroupId, gatewayId, type GatewayId } from '../../domain/ids';
import { readOpenvpnTcp } from '../../domain/openvpn-tcp';
import type { Enrolling, GatewayCertificate, GatewayRecords } from '../../usecases/ports-of-gateways';
import { compactGateway, gatewaysToCompact } from './gateway-compaction';
import { withdrawProofs } from './enforcements';
import { acknowledge, beginAnew, changesAfter, glance, noteFailures, snapshotAfter } from './gateway-log';
import { orderChanges, orderSettings } from './gateway-orders';
import { beliefIn } from './instance-beliefs';
import { bit, fromJson, textOfTime, timeOrNull } from './rows';
import { forgetGateway, noteUnused } from './unused-accesses';
import { addRow, changeRow, rowsHeld, rowsOf, type Scope } from './scope';

type GatewayRow = {
  readonly id: string;
  readonly gateway_group_id: string;
  readonly name: string;
  readonly host: string;
  readonly state: GatewayState;
  readonly revision: number;
  readonly acknowledged: number;
  readonly settings_revision: number;
  readonly openvpn_tcp: string | null;
  readonly openvpn_tcp_revision: number;
  readonly says_why: number;
  readonly wireguard_public_key: string | null;
  readonly wireguard_key_since: string | null;
  readonly agent_version: string | null;
  readonly certificate_ends_at: string | null;
  readonly last_contact_at: string | null;
  readonly problem: string | null;
  readonly drift: string | null;
  readonly drift_at: string | null;
  readonly drift_total: number;
  readonly maintenance_since: string | null;
  readonly maintenance_reason: string | null;
  readonly empty_since: string | null;
  readonly instances: string | null;
  readonly created_at: string;
};

const columns = [
  'id',
  'gateway_group_id',
  'name',
  'host',
  'state',
  'revision',
  'acknowledged',
  'settings_revision',
  'openvpn_tcp',
  'openvpn_tcp_revision',
  'says_why',
  'wireguard_public_key',
  'wireguard_key_since',
  'agent_version',
  'certificate_ends_at',
  'last_contact_at',
  'problem',
  'drift',
  'drift_at',
  'drift_total',
  'maintenance_since',
  'maintenance_reason',
  'empty_since',
  'instances',
  'created_at',
] as const satisfies readonly (keyof GatewayRow)[];

export function gatewayRecords(scope: Scope): GatewayRecords {
  return { ...findingGateways(scope), ...changingGateways(scope), ...tellingGateways(scope) };
}

function findingGateways(scope: Scope) {
  const inOrder = () => {
    const gateways = rowsOf(scope, 'gateways').orderBy(['name', 'id']);
    return gateways.select<GatewayRow[]>([...columns]);
  };
  return {
    find: async (id) => {
      const gateways = rowsHeld(scope, 'gateways').where({ id });
      const row = await gateways.first<GatewayRow | undefined>([...columns]);
      return row === undefined ? null : gatewayOf(scope, row);
    },
    list: async () => (await inOrder()).map((row) => gatewayOf(scope, row)),
    ofGroup: async (group) =>
      (await inOrder().where('gateway_group_id', group)).map((row) => gatewayOf(scope, row)),
    openvpnCertificate: (id) => openvpnCertificate(scope, id),
  } satisfies Partial<GatewayRecords>;
}

function changingGateways(scope: Scope) {
  const gateways = () => rowsOf(scope, 'gateways');
  return {
    insert: (gateway) => addRow(scope, 'gateways', { ...rowOf(gateway), log_from: gateway.revision }),
    update: async ({ id, name, endpointHost, state }, from) => {
      await changeRow(gateways().where({ id }).whereIn('state', from), { name, host: endpointHost, state });
      if (state === 'removed') await forgetGateway(scope, id);
    },
    settleDrift: (id, foundAt) =>
      changeRow(gateways().where({ id, drift_at: foundAt }).whereNotNull('drift'), { drift: null }),
    noteUnused: (id, report) => scope.atomically((inside) => noteUnused(inside, id, report)),
    setOpenvpnTcp: (id, tcp) =>
      changeRow(gateways().where({ id }).whereNot('state', 'removed'), {
        openvpn_tcp: tcp === null ? null : JSON.stringify(tcp),
        openvpn_tcp_revision: scope.db.ref('revision'),
      }),
    setSaysWhy: (id, saysWhy) =>
      changeRow(
        gateways()
          .where({ id, says_why: bit(!saysWhy) })
          .whereNot('state', 'removed'),
        { says_why: bit(saysWhy) },
      ),
    setEnrolmentToken: (id, tokenHash, expiresAt) =>
      changeRow(gateways().where({ id }).whereNot('state', 'removed'), {
        enrolment_token_hash: tokenHash,
        enrolment_ends_at: expiresAt.toISOString(),
      }),
    enrol: (id, enrolling) => scope.atomically((inside) => enrol(inside, id, enrolling)),
    renewCertificate: (id, certificate) =>
      changeRow(gateways().where({ id, state: 'enrolled' }), certificateColumns(certificate)),
    heard: async (id, now, agentVersion) => {
      const version = agentVersion === undefined ? {} : { agent_version: agentVersion };
      const contact = { last_contact_at: now.toISOString(), ...version };
      await gateways().where({ id }).update(contact);
    },
    noteDrift: async (id, drift, now) => {
      const total = scope.db.raw('drift_total + ?', [driftTotal(drift)]);
      const noted = { drift: JSON.stringify(drift), drift_at: now.toISOString(), drift_total: total };
      await gateways().where({ id }).update(noted);
    },
    believe: async (id, belief) => {
      await gateways()
        .where({ id, state: 'enrolled' })
        .update({ instances: JSON.stringify(belief) });
    },
    setMaintenance: ({ id, maintenance }) => {
      const isAsBefore = maintenance === null ? 'whereNotNull' : 'whereNull';
      return changeRow(
        gateways().where({ id, state: 'enrolled' })[isAsBefore]('maintenance_since'),
        maintenanceColumns(maintenance),
      );
    },
    noteEmpty: async (id, since) => {
      const out = gateways().where({ id }).whereNotNull('maintenance_since');
      await (since === null
        ? out.update({ empty_since: null })
        : out.whereNull('empty_since').update({ empty_since: since.toISOString() }));
    },
  } satisfies Partial<GatewayRecords>;
}

function tellingGateways(scope: Scope) {
  return {
    order: (orders, now) => scope.atomically((inside) => orderChanges(inside, orders, now)),
    orderSettings: (ids) => scope.atomically((inside) => orderSettings(inside, ids)),
    glance: (id) => glance(scope, id),
    changesAfter: (id, revision, limit) => changesAfter(scope, id, { revision, limit }),
    snapshotAfter: (group, piece) => snapshotAfter(scope, group, piece),
    acknowledge: (id, confirmation) => scope.atomically((inside) => acknowledge(inside, id, confirmation)),
    noteFailures: (id, failures) => scope.atomically((inside) => noteFailures(inside, id, failures)),
    withdrawProofs: (id, since) => withdrawProofs(scope, id, since),
    beginAnew: (id) => scope.atomically((inside) => beginAnew(inside, id)),
    toCompact: (worthwhile) => gatewaysToCompact(scope, worthwhile),
    compact: (id, terms) => compactGateway(scope, id, terms),
  } satisfies Partial<GatewayRecords>;
}

/**
 * The token is used up. The change log begins anew behind everything ordered so far: whatever stood in the log before,
 * the new agent has to take a snapshot first.
 */
async function enrol(scope: Scope, id: GatewayId, { tokenHash, keys, now }: Enrolling): Promise<void> {
  const next = scope.db.raw('revision + 1');
  const enrollable = rowsOf(scope, 'gateways')
    .where({ id, enrolment_token_hash: tokenHash })
    .where('enrolment_ends_at', '>', now.toISOString())
    .whereNot('state', 'removed');
  const change = {
    state: 'enrolled',
    enrolment_token_hash: null,
    enrolment_ends_at: null,
    agent_key: keys.agentKey,
    wireguard_public_key: keys.wireguardPublicKey,
    wireguard_key_since: scope.db.raw(
      `CASE WHEN wireguard_public_key IS NULL OR wireguard_public_key = ? THEN wireguard_key_since ELSE ? END`,
      [keys.wireguardPublicKey, now.toISOString()],
    ),
    ...certificateColumns(keys),
    agent_version: keys.agentVersion,
    last_contact_at: now.toISOString(),
    problem: null,
    empty_since: null,
    instances: null,
    // Another host may be behind it: what was served by the one before is not served by this one yet.
    openvpn_tcp_revision: next,
    revision: next,
    log_from: next,
  };
  await changeRow(enrollable, change, 'token-used');
  await rowsOf(scope, 'gateway_changes').where('gateway_id', id).delete();
}

function maintenanceColumns(maintenance: Gateway['maintenance']) {
  return {
    maintenance_since: textOfTime(maintenance?.since ?? null),
    maintenance_reason: maintenance?.reason ?? null,
    empty_since: textOfTime(maintenance?.emptySince ?? null),
  };
}

function certificateColumns({ openvpnCertificatePem, certificateEndsAt, authorityId }: GatewayCertificate) {
  return {
    openvpn_certificate: openvpnCertificatePem,
    certificate_ends_at: certificateEndsAt.toISOString(),
    certificate_authority: authorityId,
  };
}

type CertificateRow = {
  readonly openvpn_certificate: string | null;
  readonly certificate_ends_at: string | null;
  readonly certificate_authority: string | null;
};

async function openvpnCertificate(scope: Scope, id: GatewayId): Promise<GatewayCertificate | null> {
  const row = await rowsOf(scope, 'gateways')
    .where({ id })
    .first<CertificateRow | undefined>('openvpn_certificate', 'certificate_ends_at', 'certificate_authority');
  if (row === undefined) throw new Refusal('not-found', 'no-such-gateway');
  const { openvpn_certificate: pem, certificate_ends_at: end, certificate_authority: authority } = row;
  if (pem === null || end === null || authority === null) return null;
  return {
    openvpnCertificatePem: pem,
    certificateEndsAt: new Date(end),
    authorityId: authorityId(authority),
  };
}

function rowOf(gateway: Gateway): GatewayRow {
  return {
    id: gateway.id,
    gateway_group_id: gateway.gatewayGroupId,
    name: gateway.name,
    host: gateway.endpointHost,
    state: gateway.state,
    revision: gateway.revision,
    acknowledged: gateway.acknowledged,
    settings_revision: gateway.settingsRevision,
    openvpn_tcp: gateway.openvpnTcp === null ? null : JSON.stringify(gateway.openvpnTcp),
    openvpn_tcp_revision: gateway.openvpnTcpRevision,
    says_why: bit(gateway.saysWhy),
    wireguard_public_key: gateway.wireguardPublicKey,
    wireguard_key_since: textOfTime(gateway.wireguardKeySince),
    agent_version: gateway.agentVersion,
    certificate_ends_at: textOfTime(gateway.certificateEndsAt),
    last_contact_at: textOfTime(gateway.lastContactAt),
    problem: gateway.problem,
    drift: gateway.drift === null ? null : JSON.stringify(gateway.drift.counts),
    drift_at: textOfTime(gateway.drift?.at ?? null),
    drift_total: gateway.driftTotal,
    ...maintenanceColumns(gateway.maintenance),
    instances: gateway.instances === null ? null : JSON.stringify(gateway.instances),
    created_at: gateway.createdAt.toISOString(),
  };
}

function gatewayOf(scope: Scope, row: GatewayRow): Gateway {
  return {
    id: gatewayId(row.id),
    tenantId: scope.tenantId,
    gatewayGroupId: gatewayGroupId(row.gateway_group_id),
    name: row.name,
    endpointHost: row.host,
    state: row.state,
    revision: row.revision,
    acknowledged: row.acknowledged,
    settingsRevision: row.settings_revision,
    openvpnTcp: row.openvpn_tcp === null ? null : readOpenvpnTcp(fromJson(row.openvpn_tcp)),
    openvpnTcpRevision: row.openvpn_tcp_revision,
    saysWhy: row.says_why === 1,
    wireguardPublicKey: row.wireguard_public_key,
    wireguardKeySince: timeOrNull(row.wireguard_key_since),
    agentVersion: row.agent_version,
    certificateEndsAt: timeOrNull(row.certificate_ends_at),
    lastContactAt: timeOrNull(row.last_contact_at),
    problem: row.problem,
    drift: driftOf(row),
    driftTotal: row.drift_total,
    maintenance: maintenanceOf(row),
    instances: beliefIn(row.instances),
    createdAt: new Date(row.created_at),
  };
}

function driftOf({ drift, drift_at }: Pick<GatewayRow, 'drift' | 'drift_at'>): Gateway['drift'] {
  return drift === null || drift_at === null
    ? null
    : { counts: readDrift(fromJson(drift)), at: new Date(drift_at) };
}

function maintenanceOf(row: GatewayRow): Gateway['maintenance'] {
  const { maintenance_since: since, maintenance_reason: reason, empty_since: empty } = row;
  return since === null
    ? null
    : { since: new Date(since), reason: reason ?? '', emptySince: timeOrNull(empty) };
}
