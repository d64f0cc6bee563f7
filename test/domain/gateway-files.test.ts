// Every file that a gateway's agent writes for other programs, as a whole, and that no field adds a directive to any.
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import fc from 'fast-check';
import { renderCcdEntry, type CcdEntry } from '../../src/domain/ccd-entry';
import {
  cidr,
  cidr4,
  cidr6,
  dnsName,
  interfaceCidr,
  ip4,
  ip6,
  ipAddress,
  openvpnProto,
  port,
} from '../../src/domain/config-fields';
import { cryptoProfile, cryptoProfileIds, type CryptoProfileId } from '../../src/domain/crypto-profile';
import { Refusal } from '../../src/domain/errors';
import {
  networkOf,
  renderFirewall,
  type Firewall,
  type FirewallChanges,
} from '../../src/domain/gateway-firewall';
import { hostFiles } from '../../src/domain/gateway-host-files';
import { gatewayUnits } from '../../src/domain/gateway-unit';
import { hostPath, interfaceName, systemUser, tableName } from '../../src/domain/host-fields';
import { wholeNetwork } from '../../src/domain/network-rule';
import { lintOpenvpnServer } from '../../src/domain/openvpn-lint';
import { servicePlace } from '../../src/domain/service-place';
import { renderOpenvpnServer, type OpenvpnStart } from '../../src/domain/openvpn-server-file';
import { hostileText } from '../support/hostile-text';

const golden = (name: string): string => readFileSync(join(__dirname, '../golden/gateway', name), 'utf8');

const raw = {
  port: '1194',
  proto: 'udp',
  network4: '10.92.0.0/20',
  network6: 'fd92::/64',
  dns: '10.77.0.53',
  device: 'fovpn0',
  folder: '/run/fernamt/g1/openvpn',
  user: 'nobody',
};

function server(
  fields: typeof raw,
  extra: {
    readonly withoutIpv6?: boolean;
    readonly maxClients?: number;
    readonly profile?: CryptoProfileId;
    readonly start?: OpenvpnStart;
    readonly asks?: boolean;
  } = {},
): string {
  return renderOpenvpnServer({
    profile: extra.profile ?? 'BSI-TR-02102-2026',
    port: port(fields.port),
    proto: openvpnProto(fields.proto),
    network4: cidr4(fields.network4),
    network6: extra.withoutIpv6 === true ? null : cidr6(fields.network6),
    dns: [ipAddress(fields.dns), ipAddress('fd77::53')],
    maxClients: extra.maxClients ?? 1024,
    device: interfaceName(fields.device),
    folder: hostPath(fields.folder),
    start: extra.start ?? { by: 'agent', user: systemUser(fields.user), group: systemUser('nogroup') },
    asks: extra.asks ?? false,
  });
}

function entry(
  fields: { address4: string; address6: string | null; network4: string; network6: string | null },
  tunnel: Partial<Pick<CcdEntry, 'routes' | 'names'>> = {},
): string {
  return renderCcdEntry({
    address4: ip4(fields.address4),
    address6: fields.address6 === null ? null : ip6(fields.address6),
    network4: cidr4(fields.network4),
    network6: fields.network6 === null ? null : cidr6(fields.network6),
    routes: tunnel.routes ?? 'all',
    names: tunnel.names ?? null,
  });
}

const goodEntry = {
  address4: '10.92.3.7',
  address6: 'fd92::307',
  network4: '10.92.0.0/20',
  network6: 'fd92::/64',
};

/** What OpenVPN takes a line for. */
const directives = (file: string): readonly string[] =>
  file.split(/[\n\r\0\u0085\u2028\u2029]/).flatMap((line) => line.trim().split(/[\s"']/)[0] || []);

describe('an OpenVPN server file', () => {
  it('is the golden file', () => expect(server(raw)).toBe(golden('server.conf')));

  it('is the golden file without IPv6, which clients then block, over TCP', () => {
    expect(server({ ...raw, proto: 'tcp' }, { withoutIpv6: true })).toBe(golden('server-tcp4.conf'));
  });

  it('is the golden file in the compatible profile, which lets TLS 1.2 in', () => {
    expect(server(raw, { profile: 'TLS12-COMPATIBLE-2026' })).toBe(golden('server-compatible.conf'));
  });

  it('is the golden file for a server that systemd starts, which makes no interface and becomes nobody else', () => {
    const start = { by: 'systemd', agentUser: systemUser('fernamt') } as const;
    const file = server({ ...raw, folder: '/run/fernamt-agent/openvpn' }, { start });
    expect(file).toBe(golden('server-systemd.conf'));
    expect(lintOpenvpnServer(file, cryptoProfile('BSI-TR-02102-2026'))).toEqual([]);
  });

  it('is the golden file for a server that asks about its clients, which still goes by entry, certificate and serial', () => {
    const file = server(raw, { asks: true });
    expect(file).toBe(golden('server-asking.conf'));
    expect(lintOpenvpnServer(file, cryptoProfile('BSI-TR-02102-2026'))).toEqual([]);
    const added = ['management-client-auth\n', 'auth-user-pass-optional\n'];
    expect(added.reduce((text, line) => text.replace(line, ''), file)).toBe(server(raw));
  });

  it('routes an IPv6 network that is larger than an interface takes', () => {
    const file = server({ ...raw, network6: 'fd92:0:0:ff00::/56' });
    expect(file).toContain(
      '\nifconfig-ipv6 fd92:0:0:ff00::1/64 fd92:0:0:ff00::1\nroute-ipv6 fd92:0:0:ff00::/56\n',
    );
  });

  it.each([
    [{ network4: '10.92.0.0/30' }, 'field-openvpn-network'],
    [{ network6: 'fd92::/126' }, 'field-openvpn-network'],
  ])('is refused: %j, with which OpenVPN would not start', (fields, reason) => {
    expect(() => server({ ...raw, ...fields })).toThrow(new Refusal('invalid', reason));
  });

  it.each([0, 1.5, 65_536])('is refused: %d clients at most', (maxClients) => {
    expect(() => server(raw, { maxClients })).toThrow(new Refusal('invalid', 'field-max-clients'));
  });

  it('writes nothing down about connections: from verb 1 on the log has addresses, names and times', () => {
    expect(server(raw)).toMatch(/^verb 0$/m);
    expect(
      directives(server(raw)).filter((word) => /^(log|log-append|status|ifconfig-pool-persist)$/.test(word)),
    ).toEqual([]);
  });

  it('never runs a program, whatever the fields', () => {
    const expected = directives(server(raw));
    expect(
      expected.filter((word) =>
        /script|^up$|^down$|plugin|learn-address|client-connect|auth-user/.test(word),
      ),
    ).toEqual([]);
    const hostile = fc.record({
      port: hostileText(raw.port),
      proto: hostileText(raw.proto),
      network4: hostileText(raw.network4),
      network6: hostileText(raw.network6),
      dns: hostileText(raw.dns),
      device: hostileText(raw.device),
      folder: hostileText(raw.folder),
      user: hostileText(raw.user),
    });
    const one = fc.tuple(hostile, fc.constantFrom(...Object.keys(raw))).map(([fields, name]) => ({
      ...raw,
      ...Object.fromEntries(Object.entries(fields).filter(([key]) => key === name)),
    }));
    fc.assert(
      fc.property(fc.oneof(one, hostile), (fields) => {
        for (const profile of cryptoProfileIds) {
          let file: string;
          try {
            file = server(fields, { profile });
          } catch (error) {
            expect(error).toBeInstanceOf(Refusal);
            return;
          }
          expect(directives(file).filter((word) => word !== 'route-ipv6')).toEqual(expected);
          expect(lintOpenvpnServer(file, cryptoProfile(profile))).toEqual([]);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('a client entry', () => {
  it('is the golden file', () => expect(entry(goodEntry)).toBe(golden('ccd-entry')));

  const split: Pick<CcdEntry, 'routes' | 'names'> = {
    routes: [cidr('10.77.0.0/24'), cidr('10.78.0.53/32'), cidr('fd77::/64')],
    names: {
      dns: [ipAddress('10.78.0.53'), ipAddress('fd77::53')],
      domains: [dnsName('stadt.example'), dnsName('kreis.example')],
    },
  };

  it('is the golden file for a split tunnel with names of its own', () => {
    expect(entry(goodEntry, split)).toBe(golden('ccd-entry-split'));
  });

  it('routes no IPv6 into a tunnel that has none', () => {
    const without = entry({ ...goodEntry, address6: null, network6: null }, split);
    expect(without).not.toContain('route-ipv6');
    expect(without).toContain('push "route 10.77.0.0 255.255.255.0"\n');
  });

  it('has one line where there is no IPv6', () => {
    expect(entry({ ...goodEntry, address6: null })).toBe('ifconfig-push 10.92.3.7 255.255.240.0\n');
  });

  it.each([{ address4: '10.93.0.7' }, { address6: 'fd93::7' }, { network6: null }])(
    'is refused: an address of another network, %j',
    (fields) => {
      expect(() => entry({ ...goodEntry, ...fields })).toThrow(
        new Refusal('invalid', 'field-address-outside'),
      );
    },
  );

  it('holds nothing but its two directives, whatever the fields', () => {
    const hostile = fc.record({
      address4: hostileText(goodEntry.address4),
      address6: hostileText(goodEntry.address6),
      network4: hostileText(goodEntry.network4),
      network6: hostileText(goodEntry.network6),
    });
    fc.assert(
      fc.property(hostile, (fields) => {
        let file: string;
        try {
          file = entry(fields);
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal);
          return;
        }
        expect(directives(file)).toEqual(['ifconfig-push', 'ifconfig-ipv6-push']);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the packet filter', () => {
  const firewall: Firewall = {
    table: tableName('fernamt'),
    tunnels: [interfaceName('fwg0'), interfaceName('fovpn0')],
    tunnelNetworks: [networkOf(interfaceCidr('10.90.0.1/20')), cidr('fd92::/64')],
    reaches: [
      {
        name: '0193-office',
        networks: [wholeNetwork(cidr('10.77.0.0/24')), wholeNetwork(cidr('fd77::/64'))],
        dns: [ipAddress('10.77.0.53')],
        isOpen: true,
      },
      {
        name: '0193-service',
        networks: [
          { network: cidr('10.77.0.10/32'), protocol: 'tcp', ports: { from: 443, to: 443 } },
          { network: cidr('fd77::10/128'), protocol: 'udp', ports: { from: 5000, to: 5010 } },
          { network: cidr('10.78.0.0/16'), protocol: 'any', ports: { from: 8080, to: 8080 } },
        ],
        dns: [ipAddress('10.77.0.53'), ipAddress('fd77::53')],
        isOpen: true,
      },
      { name: '0193-closed', networks: [wholeNetwork(cidr('0.0.0.0/0'))], dns: [], isOpen: false },
    ],
    masquerade: true,
  };
  const nothing: FirewallChanges = { add: new Map(), remove: [], gone: [], anew: false };
  const changes: FirewallChanges = {
    add: new Map([
      [ipAddress('10.90.0.7'), '0193-office'],
      [ipAddress('fd92::7'), '0193-service'],
    ]),
    remove: [ipAddress('10.90.0.8')],
    gone: ['reach-0192-old', 'answers-0192-old'],
    anew: false,
  };

  it('is the golden file', () => expect(renderFirewall(firewall, changes)).toBe(golden('firewall.json')));

  it('without settings lets nothing out of a tunnel', () => {
    const closed = { ...firewall, tunnelNetworks: [], reaches: [], masquerade: false };
    expect(renderFirewall(closed, { ...nothing, anew: true })).toBe(golden('firewall-closed.json'));
  });

  it('names no table but its own, and takes it away only when something else stands in its place', () => {
    const text = renderFirewall(firewall, changes);
    expect(new Set(text.match(/"table":"?\w+/g))).toEqual(new Set(['"table":"fernamt']));
    expect(text.match(/\{"\w+":\{"table":\{[^}]*\}/g)).toEqual([
      '{"add":{"table":{"family":"inet","name":"fernamt"}',
    ]);
    expect(text).not.toContain('flush ruleset');
    expect(renderFirewall(firewall, { ...changes, anew: true })).toContain(
      '{"delete":{"table":{"family":"inet","name":"fernamt"}}}',
    );
  });

  it.each(['', 'inet other', 'fer-namt', 'a;b', '1', 'x'.repeat(33)])('has no table called %j', (name) => {
    expect(() => tableName(name)).toThrow(new Refusal('invalid', 'field-table-name'));
  });
});

describe('the files of a service', () => {
  const program = hostPath('/usr/local/bin/fernamt');
  const units = gatewayUnits(program, servicePlace('/var/lib/fernamt-agent'));

  it.each(units)('$name is the golden file', ({ name, content }) => expect(content).toBe(golden(name)));

  it.each(hostFiles)('$path is the golden file', ({ path, content }) => {
    expect(content).toBe(golden(`host/${basename(path)}`));
  });

  it('share nothing with those of another agent on the same host but what is the host’s', () => {
    const others = gatewayUnits(program, servicePlace('/var/lib/fernamt-agent-2'));
    expect(others.filter(({ name }) => units.some((one) => one.name === name))).toEqual([]);
    const text = others.map(({ content }) => content).join('');
    expect(text).not.toMatch(/fernamt-agent(?!-2)|User=(openvpn-)?fernamt$/m);
  });

  it.each([
    '/srv/agent',
    '/var/lib/other',
    '/var/lib/fernamt-agent/x',
    '/var/lib/fernamt-agent-toolongname',
    '',
  ])('are for no folder %j', (folder) => {
    expect(() => servicePlace(folder)).toThrow(new Refusal('invalid', 'field-service-folder'));
  });

  it('give the server that talks to the Internet no right but ports below 1024, and the agent interfaces alone', () => {
    const rights = units.flatMap(
      ({ content }) => content.match(/^(?:Ambient|CapabilityBounding).*$/gm) ?? [],
    );
    expect(rights).toEqual([
      'AmbientCapabilities=CAP_NET_ADMIN',
      'CapabilityBoundingSet=CAP_NET_ADMIN',
      ...['udp', 'tcp'].flatMap(() => [
        'AmbientCapabilities=CAP_NET_BIND_SERVICE',
        'CapabilityBoundingSet=CAP_NET_BIND_SERVICE',
      ]),
    ]);
  });

  it('let nothing that a VPN server writes down grow older than seven days', () => {
    const journal = golden('host/journald@fernamt.conf');
    const days = (name: string): number => Number(new RegExp(`^${name}=(\\d+)day$`, 'm').exec(journal)?.[1]);
    const runsDaily = 1;
    expect(days('MaxFileSec')).toBe(1);
    expect(days('MaxRetentionSec') + runsDaily).toBeLessThanOrEqual(7);
    expect(golden('host/fernamt-journal.timer')).toContain('OnCalendar=daily');
    expect(golden('host/fernamt-journal.service')).toContain(`--vacuum-time=${days('MaxRetentionSec')}d`);
  });
});

describe('a path of the host', () => {
  it.each([
    '',
    'relative',
    '/a b',
    '/a\nExecStart=x',
    '/a/../b',
    '/a//b',
    '/a%h',
    '/a/',
    `/${'x'.repeat(180)}`,
  ])('takes no path %j', (path) =>
    expect(() => hostPath(path)).toThrow(new Refusal('invalid', 'field-host-path')),
  );
});
