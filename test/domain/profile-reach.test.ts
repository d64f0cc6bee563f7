// What gateways are told of what a profile reaches.
import { accessProfileId } from '../../src/domain/ids';
import { Refusal } from '../../src/domain/errors';
import { readRule } from '../../src/domain/network-rule';
import {
  gatewayProfile,
  openReach,
  reachableByAny,
  requireRoom,
  type ProfileReach,
} from '../../src/domain/profile-reach';

const group = { reachable: ['10.77.0.0/16', 'fd77::/64'], dns: ['10.77.0.53'] };
const id = accessProfileId('profile-1');
const narrow: ProfileReach = { ...openReach, networks: [readRule('10.77.0.10 tcp 443')] };

describe('what gateways are told', () => {
  it('is everything behind them by name, and their own name servers', () => {
    expect(gatewayProfile({ id, reach: openReach }, group)).toEqual({
      id,
      networks: [readRule('10.77.0.0/16'), readRule('fd77::/64')],
      dns: ['10.77.0.53'],
      domains: [],
      fullTunnel: true,
      times: null,
    });
  });

  it('for agents of before is what any profile reaches, each network once', () => {
    const told = [openReach, narrow, { ...narrow, networks: [readRule('192.0.2.0/24 tcp 22')] }];
    expect(reachableByAny(told.map((reach) => gatewayProfile({ id, reach }, group)))).toEqual([
      '10.77.0.0/16',
      'fd77::/64',
      '192.0.2.0/24',
    ]);
    expect(reachableByAny([gatewayProfile({ id, reach: narrow }, group)])).toEqual(['10.77.0.10/32']);
  });

  it('is refused: more networks than their settings hold', () => {
    const behind = (count: number) => {
      const reachable = Array.from({ length: count }, (_, index) => `10.${index >> 8}.${index & 255}.0/24`);
      return [gatewayProfile({ id, reach: openReach }, { ...group, reachable })];
    };
    expect(() => requireRoom(behind(500))).not.toThrow();
    expect(() => requireRoom(behind(501))).toThrow(new Refusal('invalid', 'reach-too-many'));
  });
});
