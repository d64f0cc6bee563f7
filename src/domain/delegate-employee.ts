// A person of the provider who acts for a municipality may be employed there too: then both are one where two are needed.
import { requireRole, type Actor } from './actor';
import type { AuditEvent } from './audit-event';
import type { Delegation } from './delegation';
import { Refusal } from './errors';
import type { PersonId } from './ids';
import type { Person } from './person';
import type { PersonMark } from './person-marks';
import { searchTokens } from './search-tokens';

export const employeeVerdicts = ['same', 'other'] as const;
export type EmployeeVerdict = (typeof employeeVerdicts)[number];

/** What an admin has declared, or what a shared mail address suggests as long as nobody has. */
export type EmployeeStanding = EmployeeVerdict | 'suspected';

/** Login names repeat from one identity provider to the next, mail addresses do not. */
export function mailAddresses(marks: readonly PersonMark[]): readonly string[] {
  return marks.filter(({ kind, text }) => kind === 'address' && text.includes('@')).map(({ text }) => text);
}

/**
 * The employees that a delegate counts as: those declared, and those of the same mail address until an admin says that
 * it is somebody else. In doubt they are one (BSI ORP.4.A4: separation of duties).
 */
export function employeesBehind(
  declared: ReadonlyMap<PersonId, EmployeeVerdict>,
  sharingAddress: readonly PersonId[],
): ReadonlyMap<PersonId, EmployeeStanding> {
  const suspected = sharingAddress.map((id) => [id, 'suspected'] as const);
  return new Map<PersonId, EmployeeStanding>([...suspected, ...declared]);
}

export function countAsOne(standings: ReadonlyMap<PersonId, EmployeeStanding>): readonly PersonId[] {
  return [...standings].filter(([, standing]) => standing !== 'other').map(([id]) => id);
}

/**
 * Whoever names a delegate must not be the delegate, as far as that can be known: they would be the second person in their
 * own affairs (BSI ORP.4.A4: separation of duties).
 */
export function requireNotOneself(actor: Actor, standings: ReadonlyMap<PersonId, EmployeeStanding>): void {
  if (countAsOne(standings).includes(actor.personId)) throw new Refusal('forbidden', 'own-delegation');
}

/** A hint and no more, for people to look at: the same words, in any order and spelling. */
export function haveSameName(one: string, other: string): boolean {
  const words = (name: string): string => searchTokens(name).toSorted().join(' ');
  return words(one) !== '' && words(one) === words(other);
}

type Declaration = {
  readonly employee: Pick<Person, 'id' | 'ref'>;
  readonly verdict: EmployeeVerdict;
  readonly reason: string;
};

/** Nobody declares that a delegate is somebody else than they themselves. */
export function declareEmployee(
  { id, ref }: Pick<Delegation, 'id' | 'ref'>,
  actor: Actor,
  { employee, verdict, reason }: Declaration,
): AuditEvent {
  requireRole(actor, 'tenant-admin');
  if (reason.trim() === '') throw new Refusal('invalid', 'reason-missing');
  if (verdict === 'other' && employee.id === actor.personId) throw new Refusal('forbidden', 'own-separation');
  return {
    action: 'delegation.employee-declared',
    actor: actor.ref,
    subject: ref,
    object: { kind: 'delegation', id },
    data: { employee: employee.ref, verdict },
    reason,
  };
}
