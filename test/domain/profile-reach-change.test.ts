// What IT may change of what a profile reaches: what is refused, and what counts as more than before.
import { accessProfileId } from '../../src/domain/ids';
import { cidr, dnsName, ipAddress } from '../../src/domain/config-fields';
import { Refusal } from '../../src/domain/errors';
import { readRule } from '../../src/domain/network-rule';
import { openReach, type ProfileReach } from '../../src/domain/profile-reach';
import { changeReach, loosened, type WantedReach } from '../../src/domain/profile-reach-change';
import type { TimesOfUse } from '../../src/domain/times-of-use';
import { actor } from '../support/builders';

const group = { reachable: ['10.77.0.0/16', 'fd77::/64'], dns: ['10.77.0.53'] };
const pools = [{ cidr: cidr('10.90.0.0/20') }, { cidr: cidr('fd90::/64') }];
const id = accessProfileId('profile-1');
const office: TimesOfUse = { days: [1, 2, 3, 4, 5], from: '06:00', to: '20:00' };
const narrow: ProfileReach = { ...openReach, networks: [readRule('10.77.0.10 tcp 443')], times: office };
const split = { decidedBy: 'Amtsleitung IT', reason: 'Videokonferenzen', reviewOn: '2027-05-31' };
const today = '2026-11-26';

const change = (reach: ProfileReach, wanted: Partial<WantedReach>, by = actor('ines', 'it-admin')) =>
  changeReach(
    { id, reach },
    { ...reach, splitTunnel: reach.splitTunnel, reason: '', ...wanted },
    { actor: by, group, pools, today },
  );

describe('changing', () => {
  it('is refused: somebody other than IT', () => {
    for (const role of [
      'employee',
      'tenant-admin',
      'security-officer',
      'help-desk',
      'operator-admin',
    ] as const) {
      expect(() => change(openReach, { times: office }, actor('ines', role))).toThrow(Refusal);
    }
  });

  it.each<readonly [string, Partial<WantedReach>, string]>([
    ['no network at all', { networks: [] }, 'reach-without-networks'],
    ['a device’s network', { networks: [readRule('10.90.0.7')] }, 'reach-rule-devices'],
    [
      'a network twice',
      { networks: [readRule('10.77.0.0/24'), readRule('10.77.0.0/24')] },
      'reach-rule-covered',
    ],
    [
      'five name servers',
      { dns: ['1', '2', '3', '4', '5'].map((one) => ipAddress(`10.77.0.${one}`)) },
      'reach-too-many-dns',
    ],
    [
      'seven domains',
      { domains: ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((one) => dnsName(`${one}.example`)) },
      'reach-too-many-domains',
    ],
    ['no day', { times: { ...office, days: [] } }, 'times-without-days'],
    [
      'a review in the past',
      { splitTunnel: { ...split, reviewOn: today }, reason: 'x' },
      'review-day-in-the-past',
    ],
    [
      'nobody who answers for it',
      { splitTunnel: { ...split, decidedBy: '' }, reason: 'x' },
      'reason-missing',
    ],
    [
      'a split tunnel of everything',
      { networks: [readRule('0.0.0.0/0')], splitTunnel: split, reason: 'x' },
      'split-tunnel-of-everything',
    ],
    ['more, without a reason', { times: null }, 'reach-reason-missing'],
  ])('is refused: %s', (_, wanted, reason) => {
    expect(() => change(narrow, wanted)).toThrow(new Refusal('invalid', reason));
  });

  it('to less needs no reason, and the log says that nothing was loosened', () => {
    const changed = change(openReach, { networks: [readRule('10.77.0.0/24')], times: office });
    expect(changed?.reach).toEqual({ ...openReach, networks: [readRule('10.77.0.0/24')], times: office });
    expect(changed?.event).toMatchObject({
      action: 'access-profile.reach-changed',
      object: { kind: 'access-profile', id },
      data: { loosened: null, networks: '10.77.0.0/24', times: '1,2,3,4,5 06:00-20:00' },
      reason: null,
    });
  });

  it('to more is recorded, with what became more and why', () => {
    const changed = change(narrow, {
      networks: null,
      times: null,
      splitTunnel: split,
      reason: 'Bereitschaft',
    });
    expect(changed?.event).toMatchObject({
      data: { loosened: 'networks, times, split-tunnel', networks: null, splitTunnelUntil: '2027-05-31' },
      reason: 'Bereitschaft',
    });
    expect(changed?.reach.splitTunnel).toEqual({ ...split, decidedOn: today });
  });

  it('keeps the day of a decision that is sent again as it was', () => {
    const before = { ...narrow, splitTunnel: { ...split, decidedOn: '2026-01-01' } };
    expect(change(before, { times: { ...office, from: '07:00' } })?.reach.splitTunnel).toEqual(
      before.splitTunnel,
    );
  });

  it('is nothing where all is so already', () => expect(change(narrow, {})).toBeNull());
});

it.each<readonly [string, Partial<ProfileReach>, readonly string[]]>([
  ['a port less', { networks: [readRule('10.77.0.10 tcp 443')] }, []],
  ['another host', { networks: [readRule('10.77.0.11 tcp 443')] }, ['networks']],
  ['everything', { networks: null }, ['networks']],
  ['hours less', { times: { ...office, to: '18:00' } }, []],
  ['Saturdays', { times: { ...office, days: [1, 2, 3, 4, 5, 6] } }, ['times']],
  ['the same name server', { dns: [ipAddress('10.77.0.53')] }, []],
  ['another name server', { dns: [ipAddress('192.0.2.53')] }, ['names']],
  ['search domains', { domains: [dnsName('stadt.example')] }, []],
])('more than before: %s', (_, after, expected) => {
  expect(loosened(narrow, { ...narrow, ...after }, group)).toEqual(expected);
});
