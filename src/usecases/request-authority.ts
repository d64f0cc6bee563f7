// The key of a new authority is made in the portal, and a request written for a root that is kept elsewhere.
import { authorityEvent, type CertificateAuthority, nextGeneration } from '../domain/authority';
import { authorityName } from '../domain/authority-name';
import { type AuthorityPorts, changeAuthorities, type Surroundings } from './steps/changing-authorities';

export type AuthorityToRequest = { readonly slug: string; readonly kind: 'client-ca' | 'server-ca' };
export type RequestedAuthority = {
  readonly authority: CertificateAuthority;
  /** PKCS #10, PEM. */
  readonly request: string;
  /** What people compare on the other machine. */
  readonly keyHash: string;
};

/** Asked for again while the certificate is awaited, it is the same request for the same key. */
export async function requestAuthority(
  ports: AuthorityPorts,
  { slug, kind }: AuthorityToRequest,
): Promise<RequestedAuthority> {
  const { pki } = ports;
  return changeAuthorities(ports, slug, async (around) => {
    const { all, records, tenant } = around;
    const awaited = all.find((one) => one.kind === kind && one.state === 'requested' && one.serial === null);
    const authority = awaited ?? (await insertRequested(ports, around, kind));
    const privateKeyPem = await records.authorities.keyOf(authority.id);
    const name = authorityName({ ...authority, tenantLabel: tenant.slug });
    const request = pki.authorityRequest({ privateKeyPem, publicKey: pki.publicKeyOf(privateKeyPem) }, name);
    return { result: { authority, request, keyHash: pki.readCertificateRequest(request).keyHash } };
  });
}

async function insertRequested(
  { pki }: Pick<AuthorityPorts, 'pki'>,
  { all, records, tenant, now }: Surroundings,
  kind: AuthorityToRequest['kind'],
): Promise<CertificateAuthority> {
  const { id, generation, interrupted } = nextGeneration(all, kind);
  for (const one of interrupted) await records.authorities.update(one, 'requested');
  const authority: CertificateAuthority = {
    id,
    kind,
    generation,
    state: 'requested',
    issuerId: null,
    keyPlace: 'sealed',
    serial: null,
    notAfter: null,
    requestedAt: now,
    preparedAt: null,
  };
  const { privateKeyPem } = pki.createAuthorityKey();
  await records.authorities.insert(authority, { certificatePem: null, privateKeyPem });
  const occasion = { tenantId: tenant.id, action: 'authority.requested' } as const;
  await records.audit.append(authorityEvent(authority, occasion), now);
  return authority;
}
