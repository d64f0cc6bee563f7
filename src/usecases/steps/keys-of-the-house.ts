// The few keys that belong to nobody's device: the municipality's certificate authorities and its gateways, as their
// certificates say it.
import type { Gateway } from '../../domain/gateway';
import type { TenantRecords } from '../ports';
import type { AuthorityKind } from '../ports-of-a-tenant';
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
};

type Needs = { readonly pki: Pick<Pki, 'readCertificate'>; readonly ids: Pick<Ids, 'hash'> };

export async function keysOfTheHouse(needs: Needs, records: TenantRecords): Promise<readonly HouseKey[]> {
  const authorities: HouseKey[] = [];
  for (const kind of ['root', 'client-ca', 'server-ca'] as const) {
    const { id, certificatePem } = await records.authorities.issuing(kind);
    authorities.push(certified(needs, { purpose: kind, owner: id, name: null, pem: certificatePem }));
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
  const pem = await records.gateways.openvpnCertificate(id);
  return [
    ...(pem === null ? [] : [certified(needs, { purpose: 'openvpn-server', owner: id, name, pem })]),
    ...(wireguardPublicKey === null ? [] : [wireguardKeyOf(needs, { id, name, wireguardPublicKey })]),
  ];
}

type Certified = Pick<HouseKey, 'purpose' | 'owner'> & {
  /** Null: as the certificate calls it. */
  readonly name: string | null;
  readonly pem: string;
};

function certified({ pki }: Needs, { purpose, owner, name, pem }: Certified): HouseKey {
  const certificate = pki.readCertificate(pem);
  const { algorithm, keyHash, commonName } = certificate;
  return { purpose, owner, name: name ?? commonName, algorithm, keyHash, certificate };
}

function wireguardKeyOf(
  { ids }: Needs,
  { id, name, wireguardPublicKey }: Pick<Gateway, 'id' | 'name'> & { readonly wireguardPublicKey: string },
): HouseKey {
  const keyHash = ids.hash(wireguardPublicKey);
  const purpose = 'wireguard-server';
  return { purpose, owner: id, name, algorithm: 'X25519', keyHash, certificate: null };
}
