// The ways in that stand in an OpenVPN file: UDP before TCP, spread over the gateways, the same for the same certificate.
import { cidr4 } from '../../src/domain/config-fields';
import type { Gateway } from '../../src/domain/gateway';
import { inOrderOf, remotesFor } from '../../src/domain/openvpn-remotes';
import { gateway, group } from '../support/town';

const tcp = { port: 443, network4: cidr4('10.93.0.0/20'), network6: null };
const served = (name: string): Gateway =>
  gateway({
    endpointHost: `${name}.example`,
    state: 'enrolled',
    agentVersion: '1.2.0',
    acknowledged: 3,
    openvpnTcpRevision: 3,
    openvpnTcp: tcp,
  });
const lines = (gateways: readonly Gateway[], serial: string): readonly string[] =>
  remotesFor(gateways, group, serial).map(({ host, port, proto }) => `${host}:${port}/${proto}`);

describe('the ways into a gateway group', () => {
  it('are all over UDP before any over TCP, both in one order', () => {
    const two = [served('a'), served('b')];
    expect(lines(two, '4')).toEqual([
      'a.example:1194/udp',
      'b.example:1194/udp',
      'a.example:443/tcp',
      'b.example:443/tcp',
    ]);
    expect(lines(two, '5')).toEqual([
      'b.example:1194/udp',
      'a.example:1194/udp',
      'b.example:443/tcp',
      'a.example:443/tcp',
    ]);
  });

  it('are those over TCP that are served, no others', () => {
    const old = { ...served('old'), agentVersion: '1.1.0' };
    const late = { ...served('late'), acknowledged: 2 };
    const broken = { ...served('broken'), problem: 'openvpn-tcp-not-running' };
    const without = { ...served('without'), openvpnTcp: null };
    const ways = lines([old, late, broken, without, served('good')], '0');
    expect(ways.filter((way) => way.endsWith('/udp'))).toHaveLength(5);
    expect(ways.filter((way) => way.endsWith('/tcp'))).toEqual(['good.example:443/tcp']);
  });

  it('are the same for the same certificate', () => {
    const many = ['a', 'b', 'c', 'd', 'e'].map(served);
    const serial = '530912345678901234567890123456789012';
    expect(lines(many, serial)).toEqual(lines(many, serial));
  });

  it('come in each order as often as in any other', () => {
    const counts = new Map<string, number>();
    for (let serial = 0n; serial < 240n; serial += 1n) {
      const order = inOrderOf(serial, ['a', 'b', 'c', 'd']).join('');
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(24);
    expect(new Set(counts.values())).toEqual(new Set([10]));
  });

  it('are never more than OpenVPN reads, half of them over TCP', () => {
    const many = Array.from({ length: 70 }, (_, index) => served(`g${index}`));
    const ways = lines(many, '77');
    expect(ways).toHaveLength(64);
    expect(ways.filter((way) => way.endsWith('/tcp'))).toHaveLength(32);
    expect(
      lines(
        many.map((one) => ({ ...one, openvpnTcp: null })),
        '77',
      ),
    ).toHaveLength(64);
  });
});
