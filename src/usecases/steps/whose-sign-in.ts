// The step that says whose a sign-in is, from what is stored and without changing it: somebody known, somebody new, or one
// whom people must assign first.
import {
  logReachesBackTo,
  suspectAmong,
  wasSilent,
  type AssignmentKind,
  type Suspect,
} from '../../domain/assignment';
import type { AliasOverrides } from '../../domain/attribute-aliases';
import {
  identityOf,
  isRecyclable,
  type IdentityRule,
  type SignInAssertion,
} from '../../domain/identity-attributes';
import type { Person, PersonKey } from '../../domain/person';
import { marksOf, type PersonMark } from '../../domain/person-marks';
import type { TenantRecords } from '../ports';

export type Named = {
  readonly assertion: SignInAssertion;
  readonly rule: IdentityRule;
  readonly aliases: AliasOverrides;
};

export type WhoseSignIn = {
  readonly key: PersonKey;
  readonly marks: readonly PersonMark[];
  readonly whose:
    | { readonly is: 'known'; readonly person: Person }
    | { readonly is: 'new' }
    /** `perhaps` is null where it waits already. */
    | {
        readonly is: 'doubted';
        readonly perhaps: {
          readonly kind: AssignmentKind;
          readonly person: Pick<Person, 'id' | 'ref'>;
        } | null;
      };
};

/** More who share a mark do not make it clearer. */
const suspectsLookedAt = 20;

export async function whoseSignIn(records: TenantRecords, named: Named, now: Date): Promise<WhoseSignIn> {
  const { assertion, rule, aliases } = named;
  const key = identityOf(assertion, rule, aliases);
  const marks = marksOf(assertion.attributes, key.keyValue, aliases);
  const known = await records.persons.findByKey(key);
  if (known === null) return { key, marks, whose: await newOrKnownOtherwise(records, { key, marks, now }) };
  const isDoubted = isRecyclable(rule, assertion.nameId) && (await wasSilentFor(records, known, now));
  const whose = isDoubted
    ? ({ is: 'doubted', perhaps: { kind: 'recycled-key', person: known } } as const)
    : ({ is: 'known', person: known } as const);
  return { key, marks, whose };
}

/** A key that is given away again, and was silent for so long that it may have been. */
async function wasSilentFor(records: TenantRecords, known: Person, now: Date): Promise<boolean> {
  const log = {
    keptSince: await records.signIns.keptSince(),
    hasEntry: await records.signIns.hasEntrySince(known.ref, logReachesBackTo(now)),
  };
  return wasSilent(known, log, now);
}

type Brought = Pick<WhoseSignIn, 'key' | 'marks'> & { readonly now: Date };

/** A new key, and perhaps marks of one person who is known. */
async function newOrKnownOtherwise(
  records: TenantRecords,
  { key, marks, now }: Brought,
): Promise<WhoseSignIn['whose']> {
  if ((await records.assignments.findByKey(key)) !== null) return { is: 'doubted', perhaps: null };
  const sharing = await records.personMarks.findSharing(key.issuer, marks, suspectsLookedAt);
  const suspects: Suspect[] = [];
  for (const one of sharing) suspects.push({ ...one, holds: await holdsSomething(records, one.person) });
  const suspect = suspectAmong(suspects, now);
  return suspect === null
    ? { is: 'new' }
    : { is: 'doubted', perhaps: { kind: 'changed-name', person: suspect } };
}

async function holdsSomething(records: TenantRecords, { id }: Person): Promise<boolean> {
  const grants = await records.grants.ofPerson(id);
  if (grants.some(({ state }) => state === 'active' || state === 'suspended')) return true;
  const requests = await records.requests.ofPerson(id);
  return requests.some(({ state }) => ['submitted', 'in-review', 'query'].includes(state));
}
