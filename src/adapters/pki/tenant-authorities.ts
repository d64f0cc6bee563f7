// Makes the three authorities of a new municipality: a root of its own and, below it, one for clients and one for servers.
import type { AuthorityKind } from '../../domain/authority';
import { profileOfAuthority } from '../../domain/authority-name';
import { validity } from '../../domain/certificate-profile';
import type { AuthorityMaterial, TenantAuthorities } from '../../usecases/ports-of-things';
import { createAuthorityKey, issueAuthority } from './issuing-authority';

export type NewTenantAuthorities = {
  /** The slug; it stands in the subject names. */
  readonly tenantLabel: string;
  readonly now: Date;
  readonly serials: { readonly root: string; readonly clientCa: string; readonly serverCa: string };
};

type Making = {
  readonly kind: AuthorityKind;
  readonly tenantLabel: string;
  readonly serial: string;
  readonly now: Date;
};

async function make(root: AuthorityMaterial | null, order: Making): Promise<AuthorityMaterial> {
  const { kind, tenantLabel, serial, now } = order;
  const key = createAuthorityKey();
  const dates = validity(profileOfAuthority(kind), now, root === null ? null : root.notAfter);
  const naming = { kind, tenantLabel, generation: 1 };
  const issued = await issueAuthority({ ...naming, ...dates, ...key, serial, root });
  const { certificatePem, notAfter } = issued;
  return { certificatePem, privateKeyPem: key.privateKeyPem, notAfter, serial };
}

/** Nothing above the root is common to two municipalities: a gateway that trusts one root trusts one municipality. */
export async function createTenantAuthorities(order: NewTenantAuthorities): Promise<TenantAuthorities> {
  const { tenantLabel, now, serials } = order;
  const root = await make(null, { kind: 'root', tenantLabel, now, serial: serials.root });
  return {
    root,
    clientCa: await make(root, { kind: 'client-ca', tenantLabel, now, serial: serials.clientCa }),
    serverCa: await make(root, { kind: 'server-ca', tenantLabel, now, serial: serials.serverCa }),
  };
}
