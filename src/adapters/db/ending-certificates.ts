// Certificates that end before the access they belong to: whoever has one must fetch a new file.
import { credentialId, identityRef, personId } from '../../domain/ids';
import type { Page, PageRequest } from '../../domain/paging';
import type { EndingCertificate } from '../../usecases/ports-of-accesses';
import { onePage, pageOf } from './page';
import { rowsOf, sameTenant, type Scope } from './scope';

type Row = {
  readonly id: string;
  readonly not_after: string;
  readonly person_id: string;
  readonly person_ref: string;
};

const byEnd = { at: 'credentials.not_after', id: 'credentials.id', direction: 'asc' } as const;

/** What is suspended stays out: its state is not `active`, nor is that of what hangs on a suspended access. */
export async function listEndingCertificates(
  scope: Scope,
  { after, until }: { readonly after: Date; readonly until: Date },
  page: PageRequest,
): Promise<Page<EndingCertificate>> {
  const ending = rowsOf(scope, 'credentials')
    .whereRaw(`credentials.state = 'active'`)
    .where('credentials.not_after', '>', after.toISOString())
    .where('credentials.not_after', '<=', until.toISOString())
    .whereRaw('credentials.not_after < credentials.ends_at')
    .whereNull('credentials.retire_at')
    .join('devices', sameTenant('devices', 'credentials', [['id', 'device_id']]));
  const rows = await onePage(ending, byEnd, page).select<Row[]>([
    'credentials.id',
    'credentials.not_after',
    'devices.person_id',
    'devices.person_ref',
  ]);
  const found = pageOf(rows, page.limit, (row) => ({ at: new Date(row.not_after), id: row.id }));
  const items = found.items.map((row) => ({
    id: credentialId(row.id),
    notAfter: new Date(row.not_after),
    personId: personId(row.person_id),
    personRef: identityRef(row.person_ref),
  }));
  return { items, next: found.next };
}
