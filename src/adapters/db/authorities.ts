// The certificate authorities of a tenant; their private keys are sealed.
import { Refusal } from '../../domain/errors';
import { authorityId, type AuthorityId } from '../../domain/ids';
import type { AuthorityKind, AuthorityRecords, StoredAuthority } from '../../usecases/ports-of-a-tenant';
import { addRow, rowsOf, type Scope } from './scope';

type AuthorityRow = {
  readonly certificate: string;
  readonly private_key: string;
  readonly not_after: string;
};

export function authorityRecords(scope: Scope): AuthorityRecords {
  return {
    get: (kind) => getAuthority(scope, kind),
    issuing: async (kind) => {
      const row = await rowOfKind(scope, kind);
      return {
        id: authorityId(kind),
        certificatePem: row.certificate,
        notAfter: new Date(row.not_after),
      };
    },
    toSign: async (id) => {
      const authority = await getAuthority(scope, id);
      if (authority.privateKeyPem === '') throw new Refusal('gone', 'authority-closed');
      return authority;
    },
    close: async () => {
      await rowsOf(scope, 'authorities').update({ private_key: '' });
    },
    insert: (kind, authority) => insertAuthority(scope, { ...authority, kind }),
  };
}

async function rowOfKind(scope: Scope, kind: string): Promise<AuthorityRow> {
  const row = await rowsOf(scope, 'authorities')
    .where({ kind })
    .first<AuthorityRow | undefined>(['certificate', 'private_key', 'not_after']);
  if (row === undefined) throw new Refusal('unavailable', 'authority-missing');
  return row;
}

/** An authority's id is its kind as long as it is the first of its kind. */
async function getAuthority(scope: Scope, kind: AuthorityKind | AuthorityId): Promise<StoredAuthority> {
  const row = await rowOfKind(scope, kind);
  return {
    certificatePem: row.certificate,
    // Empty once the authority is closed.
    privateKeyPem:
      row.private_key === '' ? '' : await scope.vault.open(scope.db, placeOf(kind), row.private_key),
    notAfter: new Date(row.not_after),
  };
}

export type NewAuthority = StoredAuthority & { readonly kind: AuthorityKind; readonly serial: string };

export async function insertAuthority(scope: Scope, authority: NewAuthority): Promise<void> {
  await addRow(scope, 'authorities', {
    kind: authority.kind,
    certificate: authority.certificatePem,
    private_key: await scope.vault.seal(scope.db, placeOf(authority.kind), authority.privateKeyPem),
    not_after: authority.notAfter.toISOString(),
    serial: authority.serial,
  });
}

function placeOf(kind: AuthorityKind | AuthorityId) {
  return { table: 'authorities', row: kind, column: 'private_key' };
}
