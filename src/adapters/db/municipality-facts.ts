// What the provider notes about a municipality; one row, or none for those that joined before there was one.
import type { MunicipalityFacts, PublicBody } from '../../domain/municipality';
import type { MunicipalityFactsRecord } from '../../usecases/ports-of-municipalities';
import { rowsOf, type Scope } from './scope';

type FactsRow = { readonly body: PublicBody; readonly short_name: string | null };

export function municipalityFactsRecord(scope: Scope): MunicipalityFactsRecord {
  return {
    get: async () => {
      const facts = rowsOf(scope, 'municipality_facts');
      const row = await facts.first<FactsRow | undefined>(['body', 'short_name']);
      return row === undefined ? null : factsOf(row);
    },
    set: async ({ body, shortName }) => {
      await rowsOf(scope, 'municipality_facts')
        .insert({ tenant_id: scope.tenantId, body, short_name: shortName })
        .onConflict('tenant_id')
        .merge();
    },
  };
}

function factsOf({ body, short_name: shortName }: FactsRow): MunicipalityFacts {
  return { body, shortName };
}
