// A gateway out for maintenance: who may, not unawares the last one, how files are made meanwhile.
import { silentAfterMs, type Gateway } from '../../src/domain/gateway';
import {
  beginMaintenance,
  drains,
  endMaintenance,
  inOrderOfFiles,
  maxMaintenanceReason,
  placesBeside,
} from '../../src/domain/gateway-maintenance';
import { roles } from '../../src/domain/roles';
import { actor, now, refusalOf } from '../support/builders';
import { gateway } from '../support/town';

const admin = actor('Ingo', 'it-admin');
const inService = (change: Partial<Gateway> = {}): Gateway =>
  gateway({ state: 'enrolled', lastContactAt: now, ...change });
const out = { since: now, reason: 'Kernel', emptySince: null };
const wish = { reason: ' Festplatte wird getauscht ', knowsItIsTheLast: false };
const one = inService({ name: 'gw1' });
const two = inService({ name: 'gw2' });
const begin = (group: readonly Gateway[], change: Partial<typeof wish> = {}, by = admin) =>
  beginMaintenance(one, { ...wish, ...change }, { actor: by, group, now });

describe('taking a gateway out', () => {
  it('keeps since when and why, and the log has the words apart', () => {
    const { state, event } = begin([one, two]);
    expect(state).toEqual({
      ...one,
      maintenance: { since: now, reason: 'Festplatte wird getauscht', emptySince: null },
    });
    expect(event).toMatchObject({ action: 'gateway.maintenance-begun', reason: 'Festplatte wird getauscht' });
    expect(event.data).toEqual({ name: 'gw1', group: one.gatewayGroupId });
  });

  it.each(roles.filter((role) => role !== 'it-admin'))('is refused: %s', (role) => {
    expect(refusalOf(() => begin([one, two], {}, actor('Ingo', role)))).toBe('role-missing');
    expect(refusalOf(() => endMaintenance({ ...one, maintenance: out }, actor('Ingo', role)))).toBe(
      'role-missing',
    );
  });

  it('is refused without a reason, and with a novel', () => {
    expect(refusalOf(() => begin([one, two], { reason: ' \n ' }))).toBe('reason-missing');
    const long = 'x'.repeat(maxMaintenanceReason + 1);
    expect(refusalOf(() => begin([one, two], { reason: long }))).toBe('maintenance-reason-too-long');
    expect(begin([one, two], { reason: long.slice(1) }).state.maintenance).not.toBeNull();
  });

  it('is refused to one that is not in service, or is out already', () => {
    const of = (found: Gateway) =>
      refusalOf(() => beginMaintenance(found, wish, { actor: admin, group: [found, two], now }));
    expect(of(gateway())).toBe('gateway-not-in-service');
    expect(of(inService({ state: 'removed' }))).toBe('gateway-not-in-service');
    expect(of(inService({ maintenance: out }))).toBe('changed-meanwhile');
  });

  it.each([
    ['alone in its group', []],
    ['beside one that is out itself', [inService({ maintenance: out })]],
    [
      'beside one that does not answer',
      [inService({ lastContactAt: new Date(now.getTime() - silentAfterMs - 1) })],
    ],
    ['beside one that is not set up', [gateway()]],
    ['beside one out of service', [inService({ state: 'removed' })]],
  ])('is refused, unless that is known: %s', (_, others) => {
    expect(refusalOf(() => begin([one, ...others]))).toBe('last-gateway-of-group');
    const { state, event } = begin([one, ...others], { knowsItIsTheLast: true });
    expect(state.maintenance).not.toBeNull();
    expect(event.data).toMatchObject({ last: true });
  });

  it('leaves a place to those that take people in', () => {
    expect(placesBeside(one, [one, two, inService({ maintenance: out })], now)).toEqual([two]);
  });
});

describe('taking it back', () => {
  it('is as before', () => {
    const { state, event } = endMaintenance({ ...one, maintenance: out }, admin);
    expect(state).toEqual(one);
    expect(event).toMatchObject({ action: 'gateway.maintenance-ended', reason: null });
  });

  it('is refused to one that is not out, or out of service', () => {
    expect(refusalOf(() => endMaintenance(one, admin))).toBe('changed-meanwhile');
    const removed = inService({ state: 'removed', maintenance: out });
    expect(refusalOf(() => endMaintenance(removed, admin))).toBe('changed-meanwhile');
  });
});

it('is named last in new files, and never left out', () => {
  const away = inService({ name: 'gw0', maintenance: out });
  expect(inOrderOfFiles([away, one, two])).toEqual([one, two, away]);
  expect(inOrderOfFiles([away])).toEqual([away]);
});

it.each([
  [null, false],
  ['1.1.9', false],
  ['1.2.0', true],
  ['1.10.0', true],
  ['2.0.0', true],
  ['0.9.0', false],
  ['x', false],
])('an agent of version %s lets people go: %s', (agentVersion, expected) => {
  expect(drains({ agentVersion })).toBe(expected);
});
