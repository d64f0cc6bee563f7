// OpenVPN over TCP: the second network place for place, what IT may order of it, and how far a gateway has followed.
import fc from 'fast-check';
import { addressAt, checkedPool, networkAfter, poolCapacity } from '../../src/domain/address-pool';
import { cidr4, cidr6 } from '../../src/domain/config-fields';
import { Refusal } from '../../src/domain/errors';
import { gatewayGroupId } from '../../src/domain/ids';
import { overTcp, readOpenvpnTcp, type OpenvpnTcp } from '../../src/domain/openvpn-tcp';
import {
  changeOpenvpnTcp,
  proposedTcp,
  tcpProblem,
  tcpProgress,
  type TcpSurroundings,
  type WantedTcp,
} from '../../src/domain/openvpn-tcp-change';
import { actor } from '../support/builders';
import { gateway, group, pool } from '../support/town';

const from = { network4: '10.92.0.0/20', network6: 'fd92::/64' };
const to: OpenvpnTcp = { port: 443, network4: cidr4('10.93.0.0/20'), network6: cidr6('fd93::/64') };

describe('the place of a device over TCP', () => {
  it('is the one that it has over UDP', () => {
    expect(overTcp({ address4: '10.92.15.7', address6: 'fd92::1:7' }, from, to)).toEqual({
      address4: '10.93.15.7',
      address6: 'fd93::1:7',
    });
  });

  it('has no IPv6 where either way has none', () => {
    const both = { address4: '10.92.0.7', address6: 'fd92::7' };
    const only4 = { address4: '10.93.0.7', address6: null };
    expect(overTcp({ ...both, address6: null }, from, to)).toEqual(only4);
    expect(overTcp(both, { ...from, network6: null }, to)).toEqual(only4);
    expect(overTcp(both, from, { ...to, network6: null })).toEqual(only4);
  });

  it.each([
    ['the address before the network', { address4: '10.91.255.255', address6: null }],
    ['the address after it', { address4: '10.92.16.0', address6: null }],
    ['an IPv6 address of another network', { address4: '10.92.0.7', address6: 'fd91::7' }],
  ])('is none for %s', (_, addresses) => {
    expect(overTcp(addresses, from, to)).toBeNull();
  });

  it('is nobody else’s: as many addresses as before, none twice', () => {
    const [pool4, twin4] = [checkedPool('10.92.0.0/26'), { ...to, network4: cidr4('172.20.0.64/26') }];
    const small = { network4: pool4, network6: null };
    const places = Array.from({ length: poolCapacity(pool4) }, (_, place) => {
      const address4 = addressAt(pool4, place);
      expect(overTcp({ address4, address6: null }, small, twin4)?.address4).toBe(
        addressAt(twin4.network4, place),
      );
      return overTcp({ address4, address6: null }, small, twin4)?.address4;
    });
    expect(new Set(places).size).toBe(61);
  });
});

describe('what a gateway is told of it', () => {
  it('is read as it was written', () => {
    expect(readOpenvpnTcp(JSON.parse(JSON.stringify(to)), from)).toEqual(to);
    expect(readOpenvpnTcp({ port: 8443, network4: '10.93.0.0/20', later: 'field' }, from)).toEqual({
      port: 8443,
      network4: '10.93.0.0/20',
      network6: null,
    });
  });

  it.each([
    ['nothing', null],
    ['a port of none', { ...to, port: 0 }],
    ['a port as text', { ...to, port: '443' }],
    ['a network with an address in it', { ...to, network4: '10.93.0.1/20' }],
    ['IPv6 for IPv4', { ...to, network4: 'fd93::/64' }],
    ['a smaller network', { ...to, network4: '10.93.0.0/21' }],
    ['a larger network', { ...to, network4: '10.0.0.0/8' }],
    ['a smaller IPv6 network', { ...to, network6: 'fd93::/112' }],
    ['a second line', { ...to, network4: '10.93.0.0/20\nup /bin/sh' }],
  ])('is refused: %s', (_, value) => {
    expect(() => readOpenvpnTcp(value, from)).toThrow(new Refusal('invalid', 'gateway-message-malformed'));
  });

  it('is refused: IPv6 over TCP alone', () => {
    expect(() => readOpenvpnTcp(to, { ...from, network6: null })).toThrow(Refusal);
  });
});

const admin = actor('Ingo', 'it-admin');
const pool4 = pool({ cidr: checkedPool('10.92.0.0/20') });
const pool6 = pool({ family: 6, cidr: checkedPool('fd92::/64') });
const wanted: WantedTcp = { port: 443, network4: '10.93.0.0/20', network6: 'fd93::/64' };
const around: TcpSurroundings = { group, reached: [], pools: [pool4, pool6], gateways: [] };
const nord = gateway({ name: 'nord', state: 'enrolled' });

describe('a change of it', () => {
  const changed = (change: Partial<WantedTcp>, place: Partial<TcpSurroundings> = {}) =>
    changeOpenvpnTcp(nord, { ...wanted, ...change }, { actor: admin, around: { ...around, ...place } });

  it('is ordered and written down', () => {
    const done = changed({});
    expect(done?.tcp).toEqual({ port: 443, network4: '10.93.0.0/20', network6: 'fd93::/64' });
    expect(done?.event.action).toBe('gateway.tcp-changed');
    expect(done?.event.data).toMatchObject({ name: 'nord', port: 443, network4: '10.93.0.0/20' });
    expect(changed({ network6: '' })?.tcp?.network6).toBeNull();
  });

  it('is none where all is so already', () => {
    const it = { actor: admin, around };
    expect(changeOpenvpnTcp({ ...nord, openvpnTcp: to }, wanted, it)).toBeNull();
    expect(changeOpenvpnTcp(nord, null, it)).toBeNull();
    expect(changeOpenvpnTcp({ ...nord, openvpnTcp: to }, null, it)?.event.data).toMatchObject({ port: null });
  });

  it.each<readonly [string, string, Partial<WantedTcp>]>([
    ['a port out of range', 'field-port', { port: 65_536 }],
    ['no network', 'field-cidr', { network4: 'viel' }],
    ['IPv6 where IPv4 belongs', 'tcp-network4-family', { network4: 'fd93::/64' }],
    ['a smaller network', 'tcp-network4-size', { network4: '10.93.0.0/21' }],
    ['a larger network', 'tcp-network4-size', { network4: '10.96.0.0/12' }],
    ['addresses that are for nobody', 'pool-not-for-clients', { network4: '224.0.0.0/20' }],
    ['the network over UDP', 'tcp-network4-taken', { network4: '10.92.0.0/20' }],
    ['IPv4 where IPv6 belongs', 'tcp-network6-family', { network6: '10.94.0.0/20' }],
    ['another size of IPv6', 'tcp-network6-size', { network6: 'fd93::/112' }],
    ['the IPv6 network over UDP', 'tcp-network6-taken', { network6: 'fd92::/64' }],
  ])('is refused: %s', (_, reason, change) => {
    expect(() => changed(change)).toThrow(new Refusal('invalid', reason));
  });

  it('is refused: a network behind the gateway, unless that is everything', () => {
    const taken = new Refusal('invalid', 'tcp-network4-taken');
    expect(() => changed({}, { group: { ...group, reachable: ['10.93.4.0/24'] } })).toThrow(taken);
    expect(() => changed({}, { reached: ['10.93.0.0/16'] })).toThrow(taken);
    expect(changed({}, { reached: ['0.0.0.0/0', '::/0'] })).not.toBeNull();
  });

  it('is refused: a pool of WireGuard’s, or of another group', () => {
    const taken = new Refusal('invalid', 'tcp-network4-taken');
    const cidr = checkedPool('10.93.0.0/16');
    const wireguard = pool({ protocol: 'wireguard', cidr });
    const elsewhere = pool({ gatewayGroupId: gatewayGroupId('group-2'), cidr });
    expect(() => changed({}, { pools: [pool4, pool6, wireguard] })).toThrow(taken);
    expect(() => changed({}, { pools: [pool4, pool6, elsewhere] })).toThrow(taken);
  });

  it('may share a network with its group, as it shares the pools, and with nobody else', () => {
    const neighbour = gateway({ endpointHost: 'gw2.musterstadt.example', openvpnTcp: to });
    expect(changed({}, { gateways: [neighbour] })).not.toBeNull();
    const stranger = { ...neighbour, gatewayGroupId: gatewayGroupId('group-2') };
    expect(() => changed({}, { gateways: [stranger] })).toThrow(new Refusal('invalid', 'tcp-network4-taken'));
    expect(changed({}, { gateways: [{ ...stranger, state: 'removed' }] })).not.toBeNull();
  });

  it('is refused: the port of another gateway on the same host', () => {
    const beside = gateway({ endpointHost: nord.endpointHost, openvpnTcp: to });
    expect(() => changed({}, { gateways: [beside] })).toThrow(new Refusal('conflict', 'tcp-port-taken'));
    expect(changed({ port: 8443 }, { gateways: [beside] })).not.toBeNull();
  });

  it('is refused: IPv6 where there is none over UDP, and OpenVPN where there is none at all', () => {
    expect(() => changed({}, { pools: [pool4] })).toThrow(new Refusal('invalid', 'tcp-network6-alone'));
    expect(() => changed({}, { pools: [] })).toThrow(new Refusal('unavailable', 'no-address-pool'));
  });

  it('is refused: a gateway out of service, and whoever is not of IT', () => {
    const removed = { ...nord, state: 'removed' } as const;
    expect(() => changeOpenvpnTcp(removed, wanted, { actor: admin, around })).toThrow(
      new Refusal('conflict', 'gateway-removed'),
    );
    const helpDesk = actor('Hilde', 'help-desk');
    expect(() => changeOpenvpnTcp(nord, wanted, { actor: helpDesk, around })).toThrow(/^forbidden/);
  });
});

describe('a proposal', () => {
  it('is the nearest free network, or the one of a neighbour', () => {
    expect(proposedTcp(nord, 443, around)).toEqual({
      port: 443,
      network4: '10.92.16.0/20',
      network6: 'fd92:0:0:1::/64',
    });
    expect(proposedTcp(nord, 443, { ...around, gateways: [gateway({ openvpnTcp: to })] })).toEqual(wanted);
    const behind = { ...around, reached: ['10.92.16.0/24', '10.92.32.0/20'] };
    expect(proposedTcp(nord, 443, behind).network4).toBe('10.91.240.0/20');
  });

  it('is never refused by the rule itself', () => {
    const pools = fc.record({
      steps: fc.integer({ min: 0, max: 15 }),
      length: fc.integer({ min: 16, max: 29 }),
    });
    fc.assert(
      fc.property(pools, ({ steps, length }) => {
        const cidr = networkAfter(checkedPool(`172.16.0.0/${length}`), steps) ?? pool4.cidr;
        const place = {
          ...around,
          pools: [pool({ cidr })],
          group: { ...group, reachable: ['172.24.0.0/13'] },
        };
        const proposal = proposedTcp(nord, 443, place);
        expect(changeOpenvpnTcp(nord, proposal, { actor: admin, around: place })).not.toBeNull();
      }),
    );
  });

  it('is refused where there is nothing free', () => {
    const everywhere = ['10.0.0.0/10', '10.64.0.0/12', '10.80.0.0/13', '10.88.0.0/14', '10.93.0.0/16'];
    const nearby = ['10.92.16.0/20', '10.92.32.0/19', '10.92.64.0/18', '10.92.128.0/17', '10.94.0.0/15'];
    const reached = [...everywhere, ...nearby, '10.96.0.0/11'];
    expect(() => proposedTcp(nord, 443, { ...around, reached })).toThrow(
      new Refusal('unavailable', 'tcp-no-network-free'),
    );
  });
});

describe('how far a gateway has followed', () => {
  const ready = gateway({
    state: 'enrolled',
    agentVersion: '1.2.0',
    openvpnTcp: to,
    openvpnTcpRevision: 7,
    revision: 9,
    acknowledged: 7,
  });

  it.each([
    ['served', {}],
    [null, { openvpnTcp: null }],
    ['not-enrolled', { state: 'new' }],
    ['too-old', { agentVersion: '1.1.9' }],
    ['too-old', { agentVersion: null }],
    ['ordered', { acknowledged: 6 }],
    ['ordered', { acknowledged: 0, openvpnTcpRevision: 0 }],
    ['failed', { problem: tcpProblem }],
    ['served', { problem: 'wireguard-not-running' }],
  ] as const)('is %s', (progress, change) => {
    expect(tcpProgress({ ...ready, ...change })).toBe(progress);
  });
});
