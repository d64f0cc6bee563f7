// The lines of a gateway's change log: every field is checked again on the agent's side.
import fc from 'fast-check';
import { Refusal } from '../../src/domain/errors';
import { changeLine, subjectOf } from '../../src/domain/gateway-change';
import type { GatewayChange } from '../../src/domain/gateway-change';
import { parseChangeLine, readChangeLine } from '../../src/domain/gateway-change-line';
import { hostileText } from '../support/hostile-text';

const credential = 'abcdefghijklmnopqrstuvwxyz';
const publicKey = Buffer.alloc(32, 1).toString('base64');
const presharedKey = Buffer.alloc(32, 2).toString('base64');
const until = '2026-12-31T23:00:00.000Z';
const pem = (label: string): string => `-----BEGIN ${label}-----\nAQEB\n-----END ${label}-----\n`;

const openvpn = {
  serverName: 'vpn.musterstadt.example',
  port: 1194,
  proto: 'udp',
  network4: '10.92.0.0/20',
  network6: 'fd92::/64',
  ca: pem('CERTIFICATE') + pem('CERTIFICATE'),
  certificate: pem('CERTIFICATE'),
  tlsCryptV2ServerKey: pem('OpenVPN tls-crypt-v2 server key'),
  dns: ['10.77.0.53', 'fd77::53'],
  maxClients: 1024,
  cryptoProfile: 'TLS12-COMPATIBLE-2026',
} as const;
const changes: readonly GatewayChange[] = [
  {
    kind: 'peer.set',
    credential,
    publicKey,
    presharedKey,
    addresses: ['10.90.0.7/32', 'fd90::7/128'],
    until,
  },
  { kind: 'peer.remove', credential, publicKey, final: true },
  { kind: 'client.set', credential, serial: '123', address4: '10.92.0.7', address6: null, until },
  { kind: 'client.remove', credential, serial: '123', final: false, forgetAfter: until },
  {
    kind: 'gateway.settings',
    maxOfflineDays: 7,
    wireguard: { listenPort: 51820, addresses: ['10.90.0.1/20'], mtu: 1420 },
    openvpn,
    reachable: ['10.77.0.0/24', 'fd77::/64'],
    masquerade: true,
  },
  {
    kind: 'gateway.settings',
    maxOfflineDays: 7,
    wireguard: null,
    openvpn: null,
    reachable: [],
    masquerade: false,
    maintenance: true,
  },
];

function withField(change: GatewayChange | undefined, fields: object): string {
  return JSON.stringify({ revision: 3, ...change, ...fields });
}

describe('a line of changes', () => {
  it.each(changes.map((change) => [change.kind, change] as const))(
    'is read as it is written: %s',
    (_kind, change) => {
      expect(parseChangeLine(changeLine({ revision: 12, change }))).toEqual({ revision: 12, change });
    },
  );

  it('says what it is about', () => {
    expect(changes.map(subjectOf)).toEqual([
      credential,
      credential,
      credential,
      credential,
      'gateway',
      'gateway',
    ]);
  });

  it('may hold fields that this version does not know; they are left aside', () => {
    const [peer] = changes;
    const line = withField(peer, { colour: 'red', up: '/bin/sh' });
    expect(readChangeLine(line)).toEqual({ outcome: 'change', revision: 3, change: peer });
  });

  it('of settings may say how long the gateway goes on alone, or nothing of it', () => {
    const settings = changes[4];
    const line = readChangeLine(withField(settings, { closeAfterSeconds: 3600 }));
    expect(line).toMatchObject({ outcome: 'change', change: { closeAfterSeconds: 3600 } });
    expect(settings).not.toHaveProperty('closeAfterSeconds');
  });

  it('of settings from before there were several crypto profiles means that of the BSI', () => {
    const settings = changes[4];
    const older: Record<string, unknown> = { ...openvpn };
    delete older['cryptoProfile'];
    expect(readChangeLine(withField(settings, { openvpn: older }))).toEqual({
      outcome: 'change',
      revision: 3,
      change: { ...settings, openvpn: { ...openvpn, cryptoProfile: 'BSI-TR-02102-2026' } },
    });
  });

  it('of settings with a crypto profile from after this version is one it is too old for', () => {
    const line = withField(changes[4], { openvpn: { ...openvpn, cryptoProfile: 'BSI-TR-02102-2032' } });
    expect(readChangeLine(line)).toEqual({
      outcome: 'unknown-kind',
      revision: 3,
      kind: 'BSI-TR-02102-2032',
    });
    expect(() => parseChangeLine(line)).toThrow(new Refusal('invalid', 'gateway-change-unknown'));
  });

  it.each([7, null, '', 'a b', '../x', 'x'.repeat(65), 'up\nplugin'])(
    'of settings whose crypto profile is no name, %j, is malformed',
    (cryptoProfile) => {
      const line = withField(changes[4], { openvpn: { ...openvpn, cryptoProfile } });
      expect(readChangeLine(line)).toEqual({ outcome: 'malformed', revision: 3, id: 'gateway' });
    },
  );

  it.each(['peer.update', 'firewall.set', 'constructor', 'tostring'])(
    'of the unknown kind %s is called so',
    (kind) => {
      expect(readChangeLine(JSON.stringify({ revision: 3, kind }))).toEqual({
        outcome: 'unknown-kind',
        revision: 3,
        kind,
      });
      expect(() => parseChangeLine(JSON.stringify({ revision: 3, kind }))).toThrow(
        new Refusal('invalid', 'gateway-change-unknown'),
      );
    },
  );

  it.each([
    '',
    'x',
    '[]',
    'null',
    '{"kind":"peer.set"}',
    '{"revision":1}',
    '{"revision":"1","kind":"peer.set"}',
  ])('is refused altogether: %j', (line) =>
    expect(() => readChangeLine(line)).toThrow(new Refusal('invalid', 'gateway-message-malformed')),
  );

  it.each([
    [0, { credential: 'Erika' }, 'gateway'],
    [0, { credential: '../../etc/passwd' }, 'gateway'],
    [0, { publicKey: `${publicKey}\n` }, credential],
    [0, { publicKey: Buffer.alloc(31).toString('base64') }, credential],
    [0, { addresses: ['10.90.0.0/24'] }, credential],
    [0, { addresses: ['10.90.0.7'] }, credential],
    [0, { addresses: ['0.0.0.0/0'] }, credential],
    [0, { addresses: '10.90.0.7/32' }, credential],
    [0, { until: 'soon' }, credential],
    [0, { until: '2026-13-31T23:00:00.000Z' }, credential],
    [1, { final: 1 }, credential],
    [2, { serial: '../777' }, credential],
    [2, { serial: '0' }, credential],
    [2, { serial: '007' }, credential],
    [2, { address4: '10.92.0.07' }, credential],
    [2, { address6: 'fd92::7%eth0' }, credential],
    [4, { maxOfflineDays: 0 }, 'gateway'],
    [4, { closeAfterSeconds: 0 }, 'gateway'],
    [4, { closeAfterSeconds: null }, 'gateway'],
    [4, { closeAfterSeconds: 31 * 86_400 + 1 }, 'gateway'],
    [4, { closeAfterSeconds: 1.5 }, 'gateway'],
    [4, { wireguard: undefined }, 'gateway'],
    [4, { wireguard: { listenPort: 0, addresses: [], mtu: 1420 } }, 'gateway'],
    [4, { openvpn: { ...openvpn, proto: 'tcp-client' } }, 'gateway'],
    [4, { openvpn: { ...openvpn, serverName: 'vpn.example\nup x' } }, 'gateway'],
    [4, { openvpn: { ...openvpn, network4: '10.92.0.1/20' } }, 'gateway'],
    [4, { openvpn: { ...openvpn, ca: `${pem('CERTIFICATE')}script-security 2\n` } }, 'gateway'],
    [4, { openvpn: { ...openvpn, tlsCryptV2ServerKey: pem('PRIVATE KEY') } }, 'gateway'],
    [4, { openvpn: { ...openvpn, dns: ['ns.example'] } }, 'gateway'],
    [4, { reachable: ['10.77.0.1/24'] }, 'gateway'],
    [4, { masquerade: 'yes' }, 'gateway'],
  ])('cannot be applied: change %d with %j', (index, fields, id) => {
    const line = withField(changes[index], fields);
    expect(readChangeLine(line)).toEqual({ outcome: 'malformed', revision: 3, id });
    expect(() => parseChangeLine(line)).toThrow(new Refusal('invalid', 'gateway-change-malformed'));
  });

  it('lets no hostile text through in any field', () => {
    const harmless = /^[A-Za-z0-9+/=:.,\n -]*$/;
    const field = fc.constantFrom(
      'credential',
      'publicKey',
      'presharedKey',
      'serial',
      'address4',
      'address6',
      'until',
    );
    const text = hostileText(credential, publicKey, '10.92.0.7', '123', until);
    fc.assert(
      fc.property(fc.constantFrom(...changes.slice(0, 4)), field, text, (change, name, value) => {
        const read = readChangeLine(withField(change, { [name]: value }));
        if (read.outcome === 'change')
          expect(JSON.stringify(read.change).replaceAll(/[{}"[\]]/g, '')).toMatch(harmless);
      }),
      { numRuns: 500 },
    );
  });
});
