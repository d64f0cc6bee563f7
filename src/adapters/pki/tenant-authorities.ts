// Makes the three authorities of a new municipality: a root of its own and, below it, one for clients and one for servers.
import { generateKeyPairSync, sign } from 'node:crypto';

import { certificateProfiles, validity } from '../../domain/certificate-profile';
import type { AuthorityMaterial, TenantAuthorities } from '../../usecases/ports-of-things';
import { type Authority, authorityFromPem } from './authority';
import { issueCertificate, type IssuedCertificate, selfSigned } from './certificate';

export type NewTenantAuthorities = {
  /** The slug; it stands in the subject names. */
  readonly tenantLabel: string;
  readonly now: Date;
  readonly serials: { readonly root: string; readonly clientCa: string; readonly serverCa: string };
};

type KeyPair = { readonly privateKeyPem: string; readonly publicKey: Uint8Array };

function createAuthorityKey(): KeyPair {
  const { privateKey, publicKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-384',
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  return { privateKeyPem: privateKey, publicKey };
}

const material = (
  { certificatePem, notAfter, serial }: IssuedCertificate,
  key: KeyPair,
): AuthorityMaterial => ({
  certificatePem,
  privateKeyPem: key.privateKeyPem,
  notAfter,
  serial,
});

async function createRoot({ tenantLabel, now, serials }: NewTenantAuthorities): Promise<AuthorityMaterial> {
  const key = createAuthorityKey();
  const profile = certificateProfiles.root;
  const signer = (tbs: Uint8Array): Promise<Uint8Array> =>
    Promise.resolve(sign('sha384', tbs, key.privateKeyPem));
  const commonName = `Fernamt Root ${tenantLabel}`;
  const content = {
    profile,
    commonName,
    serial: serials.root,
    publicKey: key.publicKey,
    ...validity(profile, now, null),
  };
  return material(await selfSigned(content, signer), key);
}

async function createIssuingAuthority(
  root: { readonly authority: Authority; readonly notAfter: Date },
  order: NewTenantAuthorities,
  kind: 'clientCa' | 'serverCa',
): Promise<AuthorityMaterial> {
  const key = createAuthorityKey();
  const profile = certificateProfiles[kind];
  const commonName = `Fernamt ${kind === 'clientCa' ? 'Client' : 'Server'} CA ${order.tenantLabel}`;
  const content = {
    profile,
    commonName,
    serial: order.serials[kind],
    publicKey: key.publicKey,
    ...validity(profile, order.now, root.notAfter),
  };
  return material(await issueCertificate(root.authority, content), key);
}

/** Nothing above the root is common to two municipalities: a gateway that trusts one root trusts one municipality. */
export async function createTenantAuthorities(order: NewTenantAuthorities): Promise<TenantAuthorities> {
  if (!/^[a-z][a-z0-9-]{0,40}$/.test(order.tenantLabel)) throw new Error('not a tenant label');
  const root = await createRoot(order);
  const authority = authorityFromPem(root.certificatePem, root.privateKeyPem);
  const issuer = { authority, notAfter: root.notAfter };
  return {
    root,
    clientCa: await createIssuingAuthority(issuer, order, 'clientCa'),
    serverCa: await createIssuingAuthority(issuer, order, 'serverCa'),
  };
}
