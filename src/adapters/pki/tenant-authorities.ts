// Makes the three authorities of a new municipality: a root of its own and, below it, one for clients and one for servers.
import type { AuthorityKind } from '../../domain/authority';
import { profileOfAuthority } from '../../domain/authority-name';
import { validity } from '../../domain/certificate-profile';
import type { NewAuthorityKey } from '../../usecases/ports-of-authority-keys';
import type { KeyToken } from '../../usecases/ports-of-key-tokens';
import type { AuthorityMaterial, TenantAuthorities } from '../../usecases/ports-of-things';
import { issueAuthority } from './issuing-authority';

export type NewTenantAuthorities = {
  /** The slug; it stands in the subject names. */
  readonly tenantLabel: string;
  readonly now: Date;
  readonly serials: OfEach<string>;
  readonly keys: OfEach<NewAuthorityKey>;
};

type OfEach<Thing> = { readonly root: Thing; readonly clientCa: Thing; readonly serverCa: Thing };

type Making = {
  readonly kind: AuthorityKind;
  readonly tenantLabel: string;
  readonly serial: string;
  readonly key: NewAuthorityKey;
  readonly now: Date;
  readonly token: KeyToken | null;
};

async function make(root: AuthorityMaterial | null, order: Making): Promise<AuthorityMaterial> {
  const { kind, tenantLabel, serial, key, now, token } = order;
  const dates = validity(profileOfAuthority(kind), now, root === null ? null : root.notAfter);
  const naming = { kind, tenantLabel, generation: 1 };
  const issued = await issueAuthority({ ...naming, ...dates, ...key, serial, root }, token);
  const { certificatePem, notAfter } = issued;
  return { certificatePem, key: key.key, notAfter, serial };
}

/** Nothing above the root is common to two municipalities: a gateway that trusts one root trusts one municipality. */
export async function createTenantAuthorities(
  { tenantLabel, now, serials, keys }: NewTenantAuthorities,
  token: KeyToken | null = null,
): Promise<TenantAuthorities> {
  const common = { tenantLabel, now, token };
  const { root: serial, clientCa, serverCa } = serials;
  const root = await make(null, { ...common, kind: 'root', serial, key: keys.root });
  return {
    root,
    clientCa: await make(root, { ...common, kind: 'client-ca', serial: clientCa, key: keys.clientCa }),
    serverCa: await make(root, { ...common, kind: 'server-ca', serial: serverCa, key: keys.serverCa }),
  };
}
