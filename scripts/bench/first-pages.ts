// The first page of the long lists over HTTP, as an IT admin opens them.
import { paths, withQuery } from '../../src/http/kit/paths';
import { compare, timed } from './comparison';
import type { Crowd, Crowds } from './crowds';
import { benchSlug } from './seeding/bench-town';
import { frequentDepartment, rareName } from './seeding/invented-people';
import type { Case, Round } from './suite';
import type { Visitor } from './visitor';

type Measured = readonly Case[];

export function measureQueue(crowds: Crowds, round: Round): Promise<Measured> {
  return measurePage(crowds, round, { path: paths.queue.list(benchSlug), of: 'first page' });
}

export function measurePeople(crowds: Crowds, round: Round): Promise<Measured> {
  return measurePage(crowds, round, { path: paths.people.list(benchSlug), of: 'first page' });
}

/** The rare word finds the same three people in both crowds, the frequent one a tenth of each. */
export async function measureSearch(crowds: Crowds, round: Round): Promise<Measured> {
  const search = (word: string): string => withQuery(paths.people.list(benchSlug), { q: word });
  return [
    ...(await measurePage(crowds, round, { path: search(rareName), of: 'word of three people' })),
    ...(await measurePage(crowds, round, {
      path: search(frequentDepartment),
      of: 'word of every tenth person',
    })),
  ];
}

async function measurePage(
  { many, few }: Crowds,
  round: Round,
  { path, of }: { readonly path: string; readonly of: string },
): Promise<Measured> {
  const [admin, adminOfFew] = [await adminOf(many), await adminOf(few)];
  const [rows, rowsOfFew] = [rowsIn(await admin.open(path)), rowsIn(await adminOfFew.open(path))];
  if (rows === 0 || rows !== rowsOfFew)
    throw new Error(`${path} shows ${rows} rows and ${rowsOfFew} in the small one`);
  const open = (visitor: Visitor) => () => timed(() => visitor.open(path));
  return [{ of, ...(await compare({ ...round, a: open(admin), b: open(adminOfFew) })) }];
}

function adminOf({ bench, town }: Crowd): Promise<Visitor> {
  return bench.signedIn(town.admin);
}

function rowsIn(html: string): number {
  return html.match(/<tr\b/g)?.length ?? 0;
}
