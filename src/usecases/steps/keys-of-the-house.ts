// The few keys that belong to nobody's device: the municipality's certificate authorities, its gateways, and our keys for its
// sign-ins, as their certificates say it; and the portal's own, by which gateways know its answers.
import type { AuthorityKind, AuthorityState } from '../../domain/authority';
import type { Gateway } from '../../domain/gateway';
import type { Store, TenantRecords } from '../ports';
import type { CertificateFacts, Ids, Pki } from '../ports-of-things';

export type HouseKey = {
  readonly purpose: AuthorityKind | 'openvpn-server' | 'wireguard-server' | 'saml' | 'portal';
  /** The authority's or the gateway's own id; `saml` and `portal` stand for themselves. */
  readonly owner: string;
  /** What people call it: the certificate's common name, or the gateway's name. */
  readonly name: string;
  readonly algorithm: string;
  /** SHA-256 of the public key, hex. */
  readonly keyHash: string;
  /** Null for keys that are bare: WireGuard's, and the portal's own. */
  readonly certificate: CertificateFacts | null;
  /** An authority's; for sign-ins the step of a change of key; all others are those in use. */
  readonly state: Exclude<AuthorityState, 'requested'> | 'active' | 'published' | 'superseded';
};

type Needs = {
  readonly store: Pick<Store, 'installation'>;
  readonly pki: Pick<Pki, 'readCertificate' | 'createSigningKey'>;
  readonly ids: Pick<Ids, 'hash'>;
};

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
  return [...authorities, ...gateways, ...(await keysForSignIns(needs, records)), await portalKey(needs)];
}

/** The one that signs, and while it is being changed the other. */
async function keysForSignIns(needs: Needs, { tenant }: TenantRecords): Promise<readonly HouseKey[]> {
  const { spCertificatePem, keyRotation } = await tenant.samlSettings();
  const own = { purpose: 'saml', owner: 'saml', name: null } as const;
  const signing = certified(needs, { ...own, pem: spCertificatePem, state: 'active' });
  if (keyRotation === null) return [signing];
  const state = keyRotation.step === 'published' ? 'published' : 'superseded';
  return [signing, certified(needs, { ...own, pem: keyRotation.other.certificatePem, state })];
}

/** Of the whole installation: all municipalities' gateways know the portal by it. */
async function portalKey({ store, pki, ids }: Needs): Promise<HouseKey> {
  const { publicKey } = await store.installation.portalKeys(pki.createSigningKey);
  return {
    purpose: 'portal',
    owner: 'portal',
    name: 'Fernamt',
    algorithm: 'P-256',
    keyHash: ids.hash(Buffer.from(publicKey, 'base64')),
    certificate: null,
    state: 'active',
  };
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
