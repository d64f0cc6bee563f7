// Published questions and rules: rows are added and never changed.
import type { ApplicationEdition } from '../../domain/application-edition';
import type { ApplicationEditionRecords } from '../../usecases/ports-of-accesses';
import { fromJson } from './rows';
import { addRowUnlessTaken, rowsOf, type Scope } from './scope';

type EditionRow = {
  readonly version: number;
  readonly catalogue: string;
  readonly rule_set: string;
  readonly applications: string;
  readonly policy: string;
};

const columns = ['version', 'catalogue', 'rule_set', 'applications', 'policy'] as const;

export function applicationEditionRecords(scope: Scope): ApplicationEditionRecords {
  const editions = () => rowsOf(scope, 'application_editions');
  return {
    inForce: async () => {
      const newest = editions().orderBy('version', 'desc');
      const row = await newest.first<EditionRow | undefined>([...columns]);
      return row === undefined ? null : editionOf(row);
    },
    find: async (version) => {
      const row = await editions()
        .where({ version })
        .first<EditionRow | undefined>([...columns]);
      return row === undefined ? null : editionOf(row);
    },
    insert: (edition, publishedAt) =>
      addRowUnlessTaken(scope, 'application_editions', {
        ...rowOf(edition),
        published_at: publishedAt.toISOString(),
      }),
  };
}

function rowOf({ version, catalogue, ruleSet, applications, policy }: ApplicationEdition): EditionRow {
  return {
    version,
    catalogue: JSON.stringify(catalogue),
    rule_set: JSON.stringify(ruleSet),
    applications: JSON.stringify(applications),
    policy: JSON.stringify(policy),
  };
}

function editionOf(row: EditionRow): ApplicationEdition {
  return {
    version: row.version,
    catalogue: fromJson(row.catalogue) as ApplicationEdition['catalogue'],
    ruleSet: fromJson(row.rule_set) as ApplicationEdition['ruleSet'],
    applications: fromJson(row.applications) as ApplicationEdition['applications'],
    policy: fromJson(row.policy) as ApplicationEdition['policy'],
  };
}
