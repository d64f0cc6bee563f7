// The key of a device, its addresses, and the gateway's word that it lets the key in.
import { createHash, randomBytes } from 'node:crypto';
import { newSerial } from '../../../src/adapters/pki/serial';
import type { VpnProtocol } from '../../../src/domain/access-profile';
import { poolAddresses } from './pool-addresses';
import type { Place, Subject } from './subject';

export function credentialMaker({ town, protocols, seal }: Place) {
  const { tenantId: tenant_id } = town;
  const pools = town.pools.map((pool) => ({ ...pool, addressAt: poolAddresses(pool) }));
  return async ({ index, at, ids, dates }: Subject) => {
    const protocol = protocols[index % protocols.length] ?? 'openvpn';
    const number = Math.floor(index / protocols.length);
    const mine = pools.filter((pool) => pool.protocol === protocol);
    const address = (family: 4 | 6): string | null =>
      mine.find((pool) => pool.family === family)?.addressAt(number) ?? null;
    const credential = {
      tenant_id,
      id: ids.credential,
      device_id: ids.device,
      grant_id: ids.grant,
      gateway_group_id: town.profile.gatewayGroupId,
      protocol,
      state: 'active',
      ...(await keyOf(protocol, (key) => seal(ids.credential, key))),
      address4: address(4),
      address6: address(6),
      ends_at: dates.ends_at,
      authority_id: protocol === 'openvpn' ? 'client-ca' : null,
      not_before: protocol === 'openvpn' ? at : null,
      not_after: protocol === 'openvpn' ? dates.ends_at : null,
      connected: 1,
      created_at: at,
    };
    const proof = { kind: 'set', revision: index + 1, ordered_at: at, effective_at: at, failure: null };
    const taken = { tenant_id, place: number, credential_id: ids.credential, freed_at: null };
    return {
      credentials: [credential],
      addresses: mine.map(({ id }) => ({ ...taken, pool_id: id })),
      enforcements: [{ tenant_id, credential_id: ids.credential, gateway_id: town.gateway.id, ...proof }],
    };
  };
}

async function keyOf(protocol: VpnProtocol, seal: (presharedKey: string) => Promise<string>) {
  const key = randomBytes(32);
  const key_hash = createHash('sha256').update(key).digest('hex');
  if (protocol === 'openvpn')
    return { public_key: null, key_hash, serial: newSerial(randomBytes), preshared_key: null };
  const preshared_key = await seal(randomBytes(32).toString('base64'));
  return { public_key: key.toString('base64'), key_hash, serial: null, preshared_key };
}
