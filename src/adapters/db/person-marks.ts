// Marks by which a person is suspected to be known already, looked up from the mark.
import type { PersonId } from '../../domain/ids';
import type { Person } from '../../domain/person';
import type { PersonMark } from '../../domain/person-marks';
import type { MarkedPerson, PersonMarkRecords } from '../../usecases/ports-of-assignments';
import { personColumns, personOf, type PersonRow } from './person-rows';
import { addRows, rowsOf, sameTenant, type Scope } from './scope';

type MarkRow = { readonly kind: PersonMark['kind']; readonly mark: string };

export function personMarkRecords(scope: Scope): PersonMarkRecords {
  return {
    ofPerson: async (person) => {
      const rows = await rowsOf(scope, 'person_marks')
        .where('person_id', person)
        .select<MarkRow[]>(['kind', 'mark']);
      return rows.map(({ kind, mark }) => ({ kind, text: mark }));
    },
    replace: (person, marks) => scope.atomically((inside) => replace(inside, person, marks)),
    withAddress: (addresses, limit) => withAddress(scope, addresses, limit),
    findSharing: (issuer, marks, limit) => findSharing(scope, { issuer, marks, limit }),
  };
}

async function replace(scope: Scope, person: PersonId, marks: readonly PersonMark[]): Promise<void> {
  await rowsOf(scope, 'person_marks').where('person_id', person).delete();
  const rows = marks.map(({ kind, text }) => ({ person_id: person, kind, mark: text }));
  await addRows(scope, 'person_marks', rows);
}

async function withAddress(
  scope: Scope,
  addresses: readonly string[],
  limit: number,
): Promise<readonly Person[]> {
  if (addresses.length === 0) return [];
  const rows = await marked(scope, 'address', addresses)
    .distinct<PersonRow[]>([...personColumns])
    .orderBy('persons.id')
    .limit(limit);
  return rows.map((row) => personOf(scope, row));
}

function marked(scope: Scope, kind: PersonMark['kind'], texts: readonly string[]) {
  return rowsOf(scope, 'person_marks')
    .where('person_marks.kind', kind)
    .whereIn('person_marks.mark', texts)
    .join('persons', sameTenant('persons', 'person_marks', [['id', 'person_id']]));
}

const kinds = ['address', 'name'] as const;

type Sought = {
  readonly issuer: string;
  readonly marks: readonly PersonMark[];
  readonly limit: number;
};

async function findSharing(scope: Scope, { issuer, marks, limit }: Sought): Promise<readonly MarkedPerson[]> {
  const found: MarkedPerson[] = [];
  for (const kind of kinds) {
    const texts = marks.filter((mark) => mark.kind === kind).map(({ text }) => text);
    if (texts.length === 0) continue;
    const rows = await marked(scope, kind, texts)
      .where('persons.issuer', issuer)
      .distinct<PersonRow[]>([...personColumns])
      .orderBy('persons.id')
      .limit(limit);
    found.push(...rows.map((row) => ({ person: personOf(scope, row), mark: kind })));
  }
  return found;
}
