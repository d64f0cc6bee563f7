// What a page takes for an access file: each field anew, and nothing that could add a directive or lead elsewhere.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readHandedOutFiles } from '../../src/domain/handed-out-file';
import { otherFilesOf, renderFile } from '../../src/domain/issued-file';

const certificate = `-----BEGIN CERTIFICATE-----\n${'A'.repeat(64)}\n-----END CERTIFICATE-----\n`;
const tlsCrypt = certificate.replaceAll('CERTIFICATE', 'OpenVPN tls-crypt-v2 client key');
const key = (letter: string): string => `${letter.repeat(43)}=`;

const openvpn = {
  protocol: 'openvpn',
  fileName: 'vpn-musterstadt-abcd.ovpn',
  client: {
    profile: 'BSI-TR-02102-2026',
    serverName: 'vpn.musterstadt.example',
    remotes: [{ host: 'gw1.musterstadt.example', port: 1194, proto: 'udp' }],
    ca: certificate,
    certificate: certificate + certificate,
    tlsCryptV2ClientKey: tlsCrypt,
  },
};
const wireguard = {
  protocol: 'wireguard',
  fileName: 'vpn-muster-abcd.conf',
  client: {
    addresses: ['10.90.0.2', 'fd00:90::2'],
    dns: ['10.1.0.53'],
    serverPublicKey: key('E'),
    presharedKey: key('I'),
    endpointHost: 'gw1.musterstadt.example',
    endpointPort: 51_820,
  },
  others: [
    {
      fileName: 'vpn-must-abcd-2.conf',
      gateway: {
        serverPublicKey: key('M'),
        endpointHost: 'gw2.musterstadt.example',
        endpointPort: 51_820,
      },
    },
  ],
};
const handOut = 'a'.repeat(26);
const answered = (...files: readonly object[]) => ({ files: files.map((file) => ({ file, handOut })) });
const readOne = (protocol: 'openvpn' | 'wireguard', file: object) =>
  readHandedOutFiles(answered(file), [protocol]);

it('takes the files that were asked for, and keeps no more of them than it knows', () => {
  const files = readHandedOutFiles(answered({ ...openvpn, more: 1 }, wireguard), ['openvpn', 'wireguard']);
  expect(files).toEqual([
    { file: openvpn, handOut },
    { file: wireguard, handOut },
  ]);
});

it('yields what the renderers make into the same files as ever', () => {
  const [file] = readOne('wireguard', wireguard);
  expect(file && renderFile(file.file, key('A'))).toBe(
    readFileSync(path.join(__dirname, '../golden/wireguard-client-in-the-page.conf'), 'utf8'),
  );
});

it('makes of each further gateway a file of its own, with the same key', () => {
  const [file] = readOne('wireguard', wireguard);
  const [other, ...more] = file === undefined ? [] : otherFilesOf(file.file);
  expect(more).toEqual([]);
  const [first, second] = [file?.file, other].map((one) =>
    one === undefined ? '' : renderFile(one, key('A')),
  );
  expect(other?.fileName).toBe('vpn-must-abcd-2.conf');
  expect(second).toBe(
    first
      ?.replace(`PublicKey = ${key('E')}`, `PublicKey = ${key('M')}`)
      .replace('gw1.musterstadt.example', 'gw2.musterstadt.example'),
  );
});

it('has none beside it in the answer of a portal from before there were any', () => {
  const [file] = readOne('wireguard', { ...wireguard, others: undefined });
  expect(file && otherFilesOf(file.file)).toEqual([]);
});

const [besides] = wireguard.others;
it.each([
  ['no list', {}],
  ['too many', Array(3).fill(besides)],
  ['a name that is a path', [{ ...besides, fileName: '../x.conf' }]],
  [
    'a host that is a line',
    [{ ...besides, gateway: { ...besides?.gateway, endpointHost: 'a\nPostUp = x' } }],
  ],
  ['no key', [{ ...besides, gateway: { ...besides?.gateway, serverPublicKey: 'x' } }]],
  ['nothing', [null]],
])('refuses files for further gateways: %s', (_, others) => {
  expect(() => readOne('wireguard', { ...wireguard, others })).toThrow('invalid');
});

it('takes search domains and the networks of a split tunnel, where there are any', () => {
  const client = {
    ...wireguard.client,
    domains: ['stadt.example'],
    allowedIps: ['10.1.0.0/16', 'fd01::/64'],
  };
  const [file] = readOne('wireguard', { ...wireguard, client });
  const text = file === undefined ? '' : renderFile(file.file, key('A'));
  expect(text).toContain('\nDNS = 10.1.0.53, stadt.example\n');
  expect(text).toContain('\nAllowedIPs = 10.1.0.0/16, fd01::/64\n');
});

it.each([
  ['domains', ['a.example\nPostUp = x']],
  ['domains', 'a.example'],
  ['allowedIps', ['0.0.0.0/0\nPostUp = x']],
  ['allowedIps', [7]],
  ['allowedIps', Array<string>(601).fill('10.0.0.0/8')],
])('refuses for WireGuard %s: %j', (name, value) => {
  const file = { ...wireguard, client: { ...wireguard.client, [name]: value } };
  expect(() => readOne('wireguard', file)).toThrow('invalid');
});

it.each([
  ['nothing', undefined],
  ['no object', 'files'],
  ['a list', [openvpn]],
  ['no files', { files: [] }],
  ['too many', answered(openvpn, openvpn)],
  ['another kind than was asked for', answered(wireguard)],
  ['no token', { files: [{ file: openvpn }] }],
  ['a token that is none', { files: [{ file: openvpn, handOut: 'x' }] }],
])('is no answer: %s', (_, answer) => {
  expect(() => readHandedOutFiles(answer, ['openvpn'])).toThrow('invalid');
});

const hostile = [
  '',
  'x\nscript-security 2',
  'x\u0000',
  'x'.repeat(10_000),
  '"',
  ' ',
  '<b>',
  7,
  null,
  {},
  ['x'],
];

it.each(Object.keys(openvpn.client).flatMap((name) => hostile.map((value) => [name, value] as const)))(
  'refuses for OpenVPN %s: %j',
  (name, value) => {
    const file = { ...openvpn, client: { ...openvpn.client, [name]: value } };
    expect(() => readOne('openvpn', file)).toThrow('invalid');
  },
);

it.each(Object.keys(wireguard.client).flatMap((name) => hostile.map((value) => [name, value] as const)))(
  'refuses for WireGuard %s: %j',
  (name, value) => {
    if (name === 'endpointPort' && value === 7) return;
    const file = { ...wireguard, client: { ...wireguard.client, [name]: value } };
    expect(() => readOne('wireguard', file)).toThrow('invalid');
  },
);

it.each([
  [{ host: 'gw1.example\nup /bin/sh', port: 1194, proto: 'udp' }],
  [{ host: 'gw1.example', port: '1194', proto: 'udp' }],
  [{ host: 'gw1.example', port: 70_000, proto: 'udp' }],
  [{ host: 'gw1.example', port: 1194, proto: 'udp\nup x' }],
  [null],
])('refuses the remote %j', (remote) => {
  const file = { ...openvpn, client: { ...openvpn.client, remotes: [remote] } };
  expect(() => readOne('openvpn', file)).toThrow('invalid');
});

it.each([
  '../vpn.ovpn',
  'vpn.conf',
  'Müller.ovpn',
  '.ovpn',
  'con.ovpn',
  'a b.ovpn',
  'vpn.ovpn.exe',
  'x'.repeat(80),
])('refuses the name %s', (fileName) => {
  expect(() => readOne('openvpn', { ...openvpn, fileName })).toThrow('invalid');
});
