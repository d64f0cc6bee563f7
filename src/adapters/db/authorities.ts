// The certificate authorities of a tenant, in generations; their private keys are sealed.
import type { AuthorityKind, AuthorityState, CertificateAuthority, KeyPlace } from '../../domain/authority';
import type { AuthorityKey } from '../../domain/authority-key';
import { Refusal } from '../../domain/errors';
import { authorityId, type AuthorityId } from '../../domain/ids';
import type { AuthorityFace, AuthorityRecords, StoredAuthority } from '../../usecases/ports-of-authorities';
import { dependentsOf, filesMadeBefore } from './authority-dependents';
import { beginRevocationList } from './revocation-lists';
import { leaveKeysBehind, takeUpKey } from './stray-token-keys';
import { textOfTime, timeOrNull } from './rows';
import { addRow, changeRow, rowsOf, type Scope } from './scope';

type FaceRow = { readonly id: string; readonly certificate: string; readonly not_after: string | null };
type KeyRow = FaceRow &
  Pick<AuthorityRow, 'key_place' | 'token' | 'token_key'> & { readonly private_key: string };

type AuthorityRow = {
  readonly id: string;
  readonly kind: AuthorityKind;
  readonly generation: number;
  readonly state: AuthorityState;
  readonly issuer_id: string | null;
  readonly key_place: KeyPlace;
  readonly token: string | null;
  readonly token_key: string | null;
  readonly serial: string | null;
  readonly not_after: string | null;
  readonly requested_at: string;
  readonly prepared_at: string | null;
};

const columns = [
  'id',
  'kind',
  'generation',
  'state',
  'issuer_id',
  'key_place',
  'token',
  'token_key',
  'serial',
  'not_after',
  'requested_at',
  'prepared_at',
] as const satisfies readonly (keyof AuthorityRow)[];

const faceColumns = ['id', 'certificate', 'not_after'] as const;
const trustedStates: readonly AuthorityState[] = ['prepared', 'issuing', 'retiring'];

export function authorityRecords(scope: Scope): AuthorityRecords {
  const authorities = () => rowsOf(scope, 'authorities');
  const faceWhere = async (where: object): Promise<AuthorityFace> =>
    faceOf(
      await authorities()
        .where(where)
        .first<FaceRow | undefined>([...faceColumns]),
    );
  return {
    list: async () => {
      const rows = authorities().orderBy(['kind', 'generation']);
      return (await rows.select<AuthorityRow[]>([...columns])).map(authorityOf);
    },
    issuing: (kind) => faceWhere({ kind, state: 'issuing' }),
    trusted: async (kind) => {
      const rows = authorities().where({ kind }).whereIn('state', trustedStates).orderBy('generation');
      return (await rows.select<FaceRow[]>([...faceColumns])).map(faceOf);
    },
    face: (id) => faceWhere({ id }),
    toSign: (id) => authorityToSign(scope, id),
    keyOf: async (id) => openKey(scope, await keyRow(scope, id)),
    insert: (authority, material) => insertAuthority(scope, { ...authority, ...material }),
    update: (authority, from, certificatePem) => updateAuthority(scope, { authority, from, certificatePem }),
    dependents: (authority, now) => dependentsOf(scope, authority, now),
    filesMadeBefore: (moment) => filesMadeBefore(scope, moment),
    close: async () => {
      await leaveKeysBehind(scope, authorities());
      await authorities().update({ private_key: '', key_place: 'destroyed', token: null, token_key: null });
    },
  };
}

async function keyRow(scope: Scope, id: AuthorityId): Promise<KeyRow> {
  const row = await rowsOf(scope, 'authorities')
    .where({ id })
    .first<KeyRow | undefined>([...faceColumns, 'key_place', 'token', 'token_key', 'private_key']);
  if (row === undefined) throw new Refusal('unavailable', 'authority-missing');
  return row;
}

async function authorityToSign(scope: Scope, id: AuthorityId): Promise<StoredAuthority> {
  const row = await keyRow(scope, id);
  const { certificatePem, notAfter } = faceOf(row);
  return { certificatePem, notAfter, key: await openKey(scope, row) };
}

async function openKey(scope: Scope, row: KeyRow): Promise<AuthorityKey> {
  const { token, token_key: id } = row;
  if (token !== null && id !== null) return { place: 'token', token, id };
  if (row.key_place === 'offline') throw new Refusal('unavailable', 'authority-offline');
  if (row.private_key === '') throw new Refusal('gone', 'authority-closed');
  const privateKeyPem = await scope.vault.open(scope.db, placeOf(row.id), row.private_key);
  return { place: 'sealed', privateKeyPem };
}

type NewAuthority = CertificateAuthority & {
  readonly certificatePem: string | null;
  readonly key: AuthorityKey;
};

export async function insertAuthority(scope: Scope, authority: NewAuthority): Promise<void> {
  const { key } = authority;
  if (key.place === 'token') await takeUpKey(scope, key.id);
  await addRow(scope, 'authorities', {
    ...rowOf(authority),
    certificate: authority.certificatePem ?? '',
    private_key:
      key.place === 'token' ? '' : await scope.vault.seal(scope.db, placeOf(authority.id), key.privateKeyPem),
  });
  if (authority.certificatePem !== null) await beginItsList(scope, authority);
}

type Change = {
  readonly authority: CertificateAuthority;
  readonly from: AuthorityState;
  readonly certificatePem: string | undefined;
};

async function updateAuthority(scope: Scope, { authority, from, certificatePem }: Change): Promise<void> {
  const mine = () => rowsOf(scope, 'authorities').where({ id: authority.id, state: from });
  if (authority.keyPlace !== 'token') await leaveKeysBehind(scope, mine());
  await changeRow(mine(), {
    ...rowOf(authority),
    ...(certificatePem === undefined ? {} : { certificate: certificatePem }),
    ...(authority.keyPlace === 'sealed' ? {} : { private_key: '' }),
  });
  if (certificatePem !== undefined) await beginItsList(scope, authority);
}

/** From its certificate on, others may ask what it has revoked. */
async function beginItsList(scope: Scope, { id, serial, notAfter }: CertificateAuthority): Promise<void> {
  if (serial !== null && notAfter !== null) await beginRevocationList(scope, { id, serial, notAfter });
}

/** An authority without its certificate is none yet. */
function faceOf(row: FaceRow | undefined): AuthorityFace {
  if (row === undefined || row.certificate === '' || row.not_after === null)
    throw new Refusal('unavailable', 'authority-missing');
  return { id: authorityId(row.id), certificatePem: row.certificate, notAfter: new Date(row.not_after) };
}

function rowOf(authority: CertificateAuthority): AuthorityRow {
  return {
    id: authority.id,
    kind: authority.kind,
    generation: authority.generation,
    state: authority.state,
    issuer_id: authority.issuerId,
    key_place: authority.keyPlace,
    token: authority.tokenKey?.token ?? null,
    token_key: authority.tokenKey?.id ?? null,
    serial: authority.serial,
    not_after: textOfTime(authority.notAfter),
    requested_at: authority.requestedAt.toISOString(),
    prepared_at: textOfTime(authority.preparedAt),
  };
}

function authorityOf(row: AuthorityRow): CertificateAuthority {
  return {
    id: authorityId(row.id),
    kind: row.kind,
    generation: row.generation,
    state: row.state,
    issuerId: row.issuer_id === null ? null : authorityId(row.issuer_id),
    keyPlace: row.key_place,
    tokenKey: row.token === null || row.token_key === null ? null : { token: row.token, id: row.token_key },
    serial: row.serial,
    notAfter: timeOrNull(row.not_after),
    requestedAt: new Date(row.requested_at),
    preparedAt: timeOrNull(row.prepared_at),
  };
}

function placeOf(id: string) {
  return { table: 'authorities', row: id, column: 'private_key' };
}
