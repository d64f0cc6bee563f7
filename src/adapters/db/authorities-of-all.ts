// The authorities of all municipalities, as the provider has to see them: which of those that issue come to an end.
import type { Knex } from 'knex';
import { authorityId } from '../../domain/ids';
import type { AuthoritiesOfTheInstallation } from '../../usecases/ports-of-authorities';

type Row = {
  readonly id: string;
  readonly not_after: string;
  readonly slug: string;
  readonly name: string;
};

export function authoritiesOfAll(knex: Knex): AuthoritiesOfTheInstallation {
  return {
    authoritiesEndingBefore: async (end, limit) => {
      const rows = await knex('authorities')
        .join('tenants', 'tenants.id', 'authorities.tenant_id')
        .whereRaw(`authorities.state IN ('prepared', 'issuing')`)
        .where('authorities.not_after', '<', end.toISOString())
        .where('tenants.kind', 'municipality')
        .whereNull('tenants.closed_at')
        .orderBy(['authorities.not_after', 'authorities.tenant_id', 'authorities.id'])
        .limit(limit)
        .select<Row[]>(['authorities.id', 'authorities.not_after', 'tenants.slug', 'tenants.name']);
      return rows.map(({ id, not_after, slug, name }) => ({
        id: authorityId(id),
        notAfter: new Date(not_after),
        tenant: { slug, name },
      }));
    },
  };
}
