// Across municipalities: who has been brought the provider's newest template, and with whom it does not go.
import type { Knex } from 'knex';
import { tenantId } from '../../domain/ids';
import type { CatalogueFault } from '../../domain/question-catalogue';
import type { CataloguesOfTheInstallation } from '../../usecases/ports-of-catalogues';
import { fromJson } from './rows';

type UnfitRow = {
  readonly slug: string;
  readonly name: string;
  readonly template_version: number;
  readonly faults: string;
};

export function cataloguesOfAll(knex: Knex): CataloguesOfTheInstallation {
  const municipalities = () =>
    knex('tenants')
      .leftJoin('template_standings', 'template_standings.tenant_id', 'tenants.id')
      .where('tenants.kind', 'municipality')
      .whereNull('tenants.closed_at');
  const behind = (version: number) =>
    municipalities().where((which) =>
      which
        .whereNull('template_standings.template_version')
        .orWhere('template_standings.template_version', '<', version),
    );
  const count = async (rows: Knex.QueryBuilder): Promise<number> => {
    const counted = await rows.count({ count: 'tenants.id' }).first<{ count: number | string } | undefined>();
    return Number(counted?.count ?? 0);
  };
  return {
    behindTemplate: async (version, limit) => {
      const rows = behind(version).orderBy('tenants.id').limit(limit);
      const ids: readonly string[] = await rows.pluck('tenants.id');
      return ids.map(tenantId);
    },
    countBehindTemplate: (version) => count(behind(version)),
    countBroughtTemplate: (version) =>
      count(municipalities().where('template_standings.template_version', '>=', version)),
    unfitForTemplate: async (limit) => {
      const rows = await municipalities()
        .whereNotNull('template_standings.faults')
        .orderBy('tenants.slug')
        .limit(limit)
        .select<UnfitRow[]>([
          'tenants.slug',
          'tenants.name',
          'template_standings.template_version',
          'template_standings.faults',
        ]);
      return rows.map(({ slug, name, template_version, faults }) => ({
        slug,
        name,
        template: template_version,
        faults: fromJson(faults) as readonly CatalogueFault[],
      }));
    },
  };
}
