// The key of a new authority is made in the portal, and a request written for a root that is kept elsewhere.
import {
  authorityEvent,
  type CertificateAuthority,
  isAwaited,
  nextGeneration,
  placeOfKey,
} from '../domain/authority';
import { authorityName } from '../domain/authority-name';
import { type AuthorityPorts, changeAuthorities } from './steps/changing-authorities';
import { municipalityBy } from './steps/municipality-by-slug';
import { newAuthorityKey } from './steps/new-authority-keys';

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
  const { store, pki } = ports;
  const { id } = await municipalityBy(store, slug);
  const { authorities } = store.forTenant(id);
  const all = await authorities.list();
  const awaited = awaitedAmong(all, kind);
  // What would be refused in the end makes no key.
  if (awaited === undefined) nextGeneration(all, kind);
  const authority = awaited ?? (await insertRequested(ports, { slug, kind }));
  const key = await authorities.keyOf(authority.id);
  const name = authorityName({ ...authority, tenantLabel: slug });
  const request = await pki.authorityRequest({ key, publicKey: await pki.publicKeyOf(key) }, name);
  return { authority, request, keyHash: pki.readCertificateRequest(request).keyHash };
}

function awaitedAmong(all: readonly CertificateAuthority[], kind: AuthorityToRequest['kind']) {
  return all.find((one) => one.kind === kind && isAwaited(one));
}

/** Two at once: the second finds the first one's, and its own key is nobody's. */
async function insertRequested(
  ports: AuthorityPorts,
  { slug, kind }: AuthorityToRequest,
): Promise<CertificateAuthority> {
  const { key } = await newAuthorityKey(ports, `fernamt ${slug} ${kind}`);
  return changeAuthorities(ports, slug, async ({ all, records, tenant, now }) => {
    const found = awaitedAmong(all, kind);
    if (found !== undefined) return { result: found };
    const { id, generation, interrupted } = nextGeneration(all, kind);
    for (const one of interrupted) await records.authorities.update(one, 'requested');
    const authority: CertificateAuthority = {
      id,
      kind,
      generation,
      state: 'requested',
      issuerId: null,
      ...placeOfKey(key),
      serial: null,
      notAfter: null,
      requestedAt: now,
      preparedAt: null,
    };
    await records.authorities.insert(authority, { certificatePem: null, key });
    const occasion = { tenantId: tenant.id, action: 'authority.requested' } as const;
    await records.audit.append(authorityEvent(authority, occasion), now);
    return { result: authority };
  });
}
