// Gateway groups: what client files depend on; the key that opens every client's tls-crypt-v2 key is sealed.
import type { CryptoProfileId } from '../../domain/crypto-profile';
import type { GatewayGroup } from '../../domain/gateway';
import { Refusal } from '../../domain/errors';
import { gatewayGroupId } from '../../domain/ids';
import type { GatewayGroupRecords } from '../../usecases/ports-of-gateways';
import { fromJson } from './rows';
import { addRow, changeRow, rowsOf, type Scope } from './scope';

type GroupRow = {
  readonly id: string;
  readonly name: string;
  readonly server_name: string;
  readonly wireguard_port: number;
  readonly openvpn_port: number;
  readonly dns: string;
  readonly reachable: string;
  readonly max_clients: number;
  readonly crypto_profile: CryptoProfileId;
  readonly networks_revision: number;
};

const columns = [
  'id',
  'name',
  'server_name',
  'wireguard_port',
  'openvpn_port',
  'dns',
  'reachable',
  'max_clients',
  'crypto_profile',
  'networks_revision',
] as const satisfies readonly (keyof GroupRow)[];

export function gatewayGroupRecords(scope: Scope): GatewayGroupRecords {
  const groups = () => rowsOf(scope, 'gateway_groups');
  return {
    find: async (id) => {
      const row = await groups()
        .where({ id })
        .first<GroupRow | undefined>([...columns]);
      return row === undefined ? null : groupOf(scope, row);
    },
    list: async () => {
      const rows = await groups()
        .orderBy(['name', 'id'])
        .select<GroupRow[]>([...columns]);
      return rows.map((row) => groupOf(scope, row));
    },
    insert: async (group, tlsCryptV2ServerKey) => {
      const sealed = await scope.vault.seal(scope.db, placeOf(group.id), tlsCryptV2ServerKey);
      await addRow(scope, 'gateway_groups', { ...rowOf(group), tls_crypt_v2_server_key: sealed });
    },
    setCryptoProfile: (id, profile, from) =>
      changeRow(groups().where({ id, crypto_profile: from }), { crypto_profile: profile }),
    setNetworks: ({ id, reachable, dns }, from) =>
      changeRow(groups().where({ id, networks_revision: from }), {
        reachable: JSON.stringify(reachable),
        dns: JSON.stringify(dns),
        networks_revision: from + 1,
      }),
    tlsCryptV2ServerKey: async (id) => {
      const row = await groups().where({ id }).first<KeyRow | undefined>('tls_crypt_v2_server_key');
      if (row === undefined) throw new Refusal('not-found', 'no-such-gateway-group');
      return scope.vault.open(scope.db, placeOf(id), row.tls_crypt_v2_server_key);
    },
  };
}

type KeyRow = { readonly tls_crypt_v2_server_key: string };

function placeOf(id: string) {
  return { table: 'gateway_groups', row: id, column: 'tls_crypt_v2_server_key' };
}

function rowOf(group: GatewayGroup): GroupRow {
  return {
    id: group.id,
    name: group.name,
    server_name: group.serverName,
    wireguard_port: group.wireguardPort,
    openvpn_port: group.openvpnPort,
    dns: JSON.stringify(group.dns),
    reachable: JSON.stringify(group.reachable),
    max_clients: group.maxClients,
    crypto_profile: group.cryptoProfile,
    networks_revision: group.networksRevision,
  };
}

function groupOf(scope: Scope, row: GroupRow): GatewayGroup {
  return {
    id: gatewayGroupId(row.id),
    tenantId: scope.tenantId,
    name: row.name,
    serverName: row.server_name,
    wireguardPort: row.wireguard_port,
    openvpnPort: row.openvpn_port,
    dns: fromJson(row.dns) as readonly string[],
    reachable: fromJson(row.reachable) as readonly string[],
    maxClients: row.max_clients,
    cryptoProfile: row.crypto_profile,
    networksRevision: row.networks_revision,
  };
}
