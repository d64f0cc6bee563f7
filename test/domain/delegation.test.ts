// Delegations: who may name whom, for what and how long, and when they count.
import {
  delegate,
  delegationCode,
  isInForce,
  plainCode,
  revokeDelegation,
  type DelegationTerms,
} from '../../src/domain/delegation';
import { delegationId, identityRef, personId } from '../../src/domain/ids';
import { roles } from '../../src/domain/roles';
import { actor, now } from '../support/builders';

const terms: DelegationTerms = { role: 'it-admin', until: '2026-12-31', reason: 'Vertretung' };
const to = { operatorPersonId: personId('o'), personId: personId('x'), ref: identityRef('rx') };
const surroundings = { now, timeZone: 'Europe/Berlin', id: delegationId('d'), to };
const chief = actor('chief', 'tenant-admin');

it('begins at once, ends with its last local day, and says so in the log', () => {
  const { state, event } = delegate(chief, terms, surroundings);
  expect(state).toMatchObject({ tenantId: chief.tenantId, role: 'it-admin', grantedBy: chief.ref });
  expect(state.endsAt.toISOString()).toBe('2026-12-31T23:00:00.000Z');
  expect(event).toMatchObject({
    action: 'delegation.granted',
    actor: chief.ref,
    subject: to.ref,
    data: { role: 'it-admin', until: '2026-12-31' },
    reason: 'Vertretung',
  });
  expect(isInForce(state, now)).toBe(true);
  expect(isInForce(state, new Date(state.endsAt.getTime() - 1))).toBe(true);
  expect(isInForce(state, state.endsAt)).toBe(false);
});

it.each<readonly [string, Partial<DelegationTerms>, string]>([
  ['yesterday', { until: '2026-11-22' }, 'delegation-day-in-the-past'],
  ['no day', { until: 'morgen' }, 'delegation-day-in-the-past'],
  ['more than a year', { until: '2027-11-24' }, 'delegation-day-too-far'],
  ['no reason', { reason: '  ' }, 'reason-missing'],
])('is refused: %s', (...[, change, reason]) => {
  expect(() => delegate(chief, { ...terms, ...change }, surroundings)).toThrow(reason);
});

it('lasts a year at most, to the day', () => {
  expect(delegate(chief, { ...terms, until: '2027-11-23' }, surroundings).state.until).toBe('2027-11-23');
  expect(delegate(chief, { ...terms, until: '2026-11-23' }, surroundings).state.until).toBe('2026-11-23');
});

it.each(roles.filter((role) => role !== 'tenant-admin'))('is neither given nor ended by %s', (role) => {
  expect(() => delegate(actor('x', role), terms, surroundings)).toThrow('role-missing');
  const { state } = delegate(chief, terms, surroundings);
  expect(() => revokeDelegation(state, actor('x', role), now)).toThrow('role-missing');
});

it('is ended at once, and once', () => {
  const { state } = delegate(chief, terms, surroundings);
  const ended = revokeDelegation(state, chief, now);
  expect(isInForce(ended.state, now)).toBe(false);
  expect(ended.event.action).toBe('delegation.revoked');
  expect(() => revokeDelegation(ended.state, chief, now)).toThrow('delegation-over');
});

it('has codes that can be read out and typed as they come', () => {
  const code = delegationCode('abcdefghijklmnop234567qrst');
  expect(code).toBe('abcd-efgh-ijkl-mnop');
  expect(plainCode(' ABCD efgh–ijkl-mnop ')).toBe(plainCode(code));
});
