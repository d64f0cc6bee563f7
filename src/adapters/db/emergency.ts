// The emergency account of the installation, a row of the provider's tenant.
import { identityRef, personId } from '../../domain/ids';
import type { EmergencyAccount, EmergencyWindow } from '../../domain/emergency';
import type { EmergencyRecords } from '../../usecases/ports-of-emergency';
import { timeOrNull } from './rows';
import { replaceRows, rowsHeld, rowsOf, type Scope } from './scope';

type WindowRow = {
  readonly enabled_at: string | null;
  readonly enabled_until: string | null;
  readonly session_id: string | null;
  readonly session_until: string | null;
};
type AccountRow = WindowRow & {
  readonly person_id: string;
  readonly ref: string;
  readonly passphrase_hash: string;
  readonly totp_secret: string;
  readonly last_counter: number | string;
  readonly wrong_codes: number;
};

const windowColumns = ['enabled_at', 'enabled_until', 'session_id', 'session_until'] as const;
const columns = [
  'person_id',
  'ref',
  'passphrase_hash',
  'totp_secret',
  'last_counter',
  'wrong_codes',
] as const;

export function emergencyRecords(scope: Scope): EmergencyRecords {
  return {
    window: async () => {
      const row = await rowsOf(scope, 'emergency_accounts').first<WindowRow | undefined>([...windowColumns]);
      return row === undefined ? null : windowOf(row);
    },
    find: () => find(scope),
    save: (account) => save(scope, account),
    introduce: (ref, name) =>
      replaceRows(scope, { table: 'identities', rows: [{ ref, name }], key: ['tenant_id', 'ref'] }),
  };
}

function windowOf(row: WindowRow): EmergencyWindow {
  const until = timeOrNull(row.session_until);
  return {
    enabledAt: timeOrNull(row.enabled_at),
    enabledUntil: timeOrNull(row.enabled_until),
    session: row.session_id === null || until === null ? null : { id: row.session_id, until },
  };
}

function placeOf({ tenantId }: Scope) {
  return { table: 'emergency_accounts', row: tenantId, column: 'totp_secret' };
}

async function find(scope: Scope): Promise<EmergencyAccount | null> {
  const row = await rowsHeld(scope, 'emergency_accounts').first<AccountRow | undefined>([
    ...columns,
    ...windowColumns,
  ]);
  if (row === undefined) return null;
  return {
    tenantId: scope.tenantId,
    personId: personId(row.person_id),
    ref: identityRef(row.ref),
    passphraseHash: row.passphrase_hash,
    totpSecret: await scope.vault.open(scope.db, placeOf(scope), row.totp_secret),
    lastCounter: Number(row.last_counter),
    wrongCodes: row.wrong_codes,
    ...windowOf(row),
  };
}

async function save(scope: Scope, account: EmergencyAccount): Promise<void> {
  const row = {
    person_id: account.personId,
    ref: account.ref,
    passphrase_hash: account.passphraseHash,
    totp_secret: await scope.vault.seal(scope.db, placeOf(scope), account.totpSecret),
    last_counter: account.lastCounter,
    enabled_at: account.enabledAt?.toISOString() ?? null,
    enabled_until: account.enabledUntil?.toISOString() ?? null,
    wrong_codes: account.wrongCodes,
    session_id: account.session?.id ?? null,
    session_until: account.session?.until.toISOString() ?? null,
  };
  await replaceRows(scope, { table: 'emergency_accounts', rows: [row], key: ['tenant_id'] });
}
