// What would stop to work with an authority: certificates that still count, authorities below it, files made before a root.
import type { CertificateAuthority } from '../../domain/authority';
import type { Knex } from 'knex';
import { rowsOf, type Scope } from './scope';

const livingStates = ['pending', 'active', 'suspended'];
const limit = 1000;

export async function dependentsOf(
  scope: Scope,
  { id, kind }: CertificateAuthority,
  now: Date,
): Promise<number> {
  if (kind === 'root')
    return countOf(rowsOf(scope, 'authorities').where('issuer_id', id).whereNot('state', 'retired'));
  if (kind === 'server-ca') {
    const gateways = rowsOf(scope, 'gateways')
      .where('certificate_authority', id)
      .whereNot('state', 'removed');
    return countOf(gateways.where('certificate_ends_at', '>', now.toISOString()));
  }
  const credentials = rowsOf(scope, 'credentials').where('authority_id', id).whereIn('state', livingStates);
  return countOf(credentials.where('not_after', '>', now.toISOString()));
}

export async function filesMadeBefore(scope: Scope, moment: Date): Promise<number> {
  const files = rowsOf(scope, 'credentials').whereNotNull('authority_id').whereIn('state', livingStates);
  return countOf(files.where('created_at', '<', moment.toISOString()));
}

async function countOf(rows: Knex.QueryBuilder): Promise<number> {
  const some: readonly unknown[] = await rows.limit(limit).select('tenant_id');
  return some.length;
}
