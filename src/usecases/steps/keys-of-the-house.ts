// The few keys that belong to nobody's device: the municipality's certificate authorities and its gateways, as their
// certificates say it.
import type { AuthorityKind, AuthorityState } from '../../domain/authority';
import type { Gateway } from '../../domain/gateway';
import type { TenantRecords } from '../ports';
import type { CertificateFacts, Ids, Pki } from '../ports-of-things';

export type HouseKey = {
  readonly purpose: AuthorityKind | 'openvpn-server' | 'wireguard-server';
  /** The authority's or the gateway's own id. */
  readonly owner: string;
  /** What people call it: the certificate's common name, or the gateway's name. */
  readonly name: string;
  readonly algorithm: string;
  /** SHA-256 of the public key, hex. */
  readonly keyHash: string;
  /** Null for WireGuard, whose keys are bare. */
  readonly certificate: CertificateFacts | null;
  /** An authority's; a gateway's keys are those that it uses. */
  readonly state: Exclude<AuthorityState, 'requested'> | 'active';
};

type Needs = { readonly pki: Pick<Pki, 'readCertificate'>; readonly ids: Pick<Ids, 'hash'> };

export async function keysOfTheHouse(needs: Needs, records: TenantRecords): Promise<readonly HouseKey[]> {
  const authorities: HouseKey[] = [];
  for (const { id, kind, state, notAfter } of await records.authorities.list()) {
    // Until its certificate has come there is nothing to read, and an attempt that was interrupted never gets one.
    if (state === 'requested' || notAfter === null) continue;
    const { certificatePem: pem } = await records.authorities.face(id);
    authorities.push(certified(needs, { purpose: kind, owner: id, name: null, pem, state }));
  }
  const gateways: HouseKey[] = [];
  for (const gateway of await records.gateways.list())
    gateways.push(...(await keysOfGateway(needs, records, gateway)));
  return [...authorities, ...gateways];
}

async function keysOfGateway(
  needs: Needs,
  records: TenantRecords,
  { id, name, state, wireguardPublicKey }: Gateway,
): Promise<readonly HouseKey[]> {
  if (state !== 'enrolled') return [];
  const held = await records.gateways.openvpnCertificate(id);
  const certificates =
    held === null
      ? []
      : [
          {
            purpose: 'openvpn-server',
            owner: id,
            name,
            pem: held.openvpnCertificatePem,
            state: 'active',
          } as const,
        ];
  return [
    ...certificates.map((one) => certified(needs, one)),
    ...(wireguardPublicKey === null ? [] : [wireguardKeyOf(needs, { id, name, wireguardPublicKey })]),
  ];
}

type Certified = Pick<HouseKey, 'purpose' | 'owner' | 'state'> & {
  /** Null: as the certificate calls it. */
  readonly name: string | null;
  readonly pem: string;
};

function certified({ pki }: Needs, { purpose, owner, name, pem, state }: Certified): HouseKey {
  const certificate = pki.readCertificate(pem);
  const { algorithm, keyHash, commonName } = certificate;
  return { purpose, owner, name: name ?? commonName, algorithm, keyHash, certificate, state };
}

function wireguardKeyOf(
  { ids }: Needs,
  { id, name, wireguardPublicKey }: Pick<Gateway, 'id' | 'name'> & { readonly wireguardPublicKey: string },
): HouseKey {
  const keyHash = ids.hash(wireguardPublicKey);
  const purpose = 'wireguard-server';
  return { purpose, owner: id, name, algorithm: 'X25519', keyHash, certificate: null, state: 'active' };
}
