// What may stand in a generated file: each field's good spellings, and the many that are refused.
import fc from 'fast-check';
import {
  cidr,
  cidr4,
  cidr6,
  credentialName,
  decimalSerial,
  dnsName,
  fileStem,
  hostCidr,
  hostName,
  interfaceCidr,
  ip4,
  ip6,
  ipAddress,
  isCidr,
  isPem,
  isPemChain,
  keepaliveSeconds,
  mtu,
  openvpnProto,
  pem,
  pemChain,
  port,
  serverName,
  wireguardKey,
} from '../../src/domain/config-fields';
import { Refusal } from '../../src/domain/errors';

type Field = (text: string) => string | number;
type Rule = readonly [
  name: string,
  field: Field,
  reason: string,
  good: readonly string[],
  bad: readonly string[],
];

const label63 = 'a'.repeat(63);
const name253 = `${label63}.${label63}.${label63}.${'a'.repeat(61)}`;
const key = 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=';
const block = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n';
const certificate: Field = (text) => pem('CERTIFICATE', text);
const chain: Field = (text) => pemChain('CERTIFICATE', text);

const rules: readonly Rule[] = [
  [
    'dnsName',
    dnsName,
    'field-dns-name',
    ['localhost', 'vpn.musterstadt.example', 'xn--mller-kva.example', '1und1.example', label63, name253],
    [
      '',
      '.',
      'a.',
      '.a',
      'a..b',
      '-a',
      'a-',
      'A.example',
      'müller.example',
      'a_b',
      `${label63}a`,
      `${name253}a`,
    ].concat(['10.0.0.1', 'a.7', 'a.0x7f', 'a b', 'a\n', '\na', 'a#', 'a"', 'a;b', '*.example', 'fd00::1']),
  ],
  [
    'hostName',
    hostName,
    'field-host-name',
    ['gw', '192.0.2.1'],
    ['192.0.2.256', '192.0.2', '010.0.0.1', '::1', 'a\nb'],
  ],
  ['serverName', serverName, 'field-server-name', ['vpn.example', label63], [`${label63}.de`, '192.0.2.1']],
  [
    'port',
    port,
    'field-port',
    ['1', '1194', '65535'],
    ['', '0', '65536', '01', '1e3', '+1', '-1', '1.5', '1 ', '0x10', '1\n'],
  ],
  ['mtu', mtu, 'field-mtu', ['1280', '1420', '1500'], ['1279', '1501', '', '1280.5', 'NaN', '1280\n']],
  ['keepaliveSeconds', keepaliveSeconds, 'field-keepalive-seconds', ['0', '25'], ['', '-1', '65536', '25\n']],
  ['openvpnProto', openvpnProto, 'field-openvpn-proto', ['udp', 'tcp'], ['', 'UDP', 'tcp-client', 'udp\n']],
  [
    'ip4',
    ip4,
    'field-ip-address',
    ['0.0.0.0', '10.92.0.7'],
    ['', '10.1', '1.2.3.04', '0x1.2.3.4', '1.2.3.4/32', '::1'],
  ],
  [
    'ip6',
    ip6,
    'field-ip-address',
    ['::', 'fd08::11'],
    ['1.2.3.4', '::ffff:1.2.3.4', '::ffff:102:304', 'fe80::1%eth0', ':', '1::2::3'],
  ],
  [
    'ipAddress',
    ipAddress,
    'field-ip-address',
    ['1.2.3.4', 'fd08::11'],
    ['', 'localhost', '1.2.3.4\n', '[::1]'],
  ],
  [
    'cidr',
    cidr,
    'field-cidr',
    ['0.0.0.0/0', '::/0', '10.92.0.0/20', '10.92.0.7/32', 'fd08::/64', 'fd08::11/128'],
    [
      '10.92.0.1/20',
      'fd08::1/64',
      '10.0.0.0',
      '10.0.0.0/',
      '10.0.0.0/33',
      '10.0.0.0/08',
      'fd08::/129',
      '/8',
    ].concat([
      '10.0.0.0/8/8',
      '10.0.0.0/255.0.0.0',
      '10.0.0.0/8\n',
      '10.0.0.0/8, ::/0',
      '::ffff:0:0/96',
      '10.0.0.0/-1',
    ]),
  ],
  ['cidr4', cidr4, 'field-cidr', ['10.0.0.0/8'], ['fd08::/64', '10.0.0.1/8']],
  ['cidr6', cidr6, 'field-cidr', ['fd08::/64'], ['10.0.0.0/8', 'fd08::1/64']],
  [
    'interfaceCidr',
    interfaceCidr,
    'field-cidr',
    ['10.90.0.1/20', 'fd08::1/64'],
    ['10.90.0.1', '10.90.0.1/33', 'fd08::1/129'],
  ],
  [
    'wireguardKey',
    wireguardKey,
    'field-wireguard-key',
    [key],
    [
      '',
      key.slice(1),
      `${key}=`,
      `A${key}`,
      `${key}\n`,
      key.replace('8=', '9='),
      key.replace('=', ''),
      key.replace('A', '-'),
    ],
  ],
  [
    'credentialName',
    credentialName,
    'field-credential-name',
    ['abcdefghijklmnopqrstuvwxyz', '234567abcdefghijklmnopqrst'],
    [
      '',
      'a'.repeat(25),
      'a'.repeat(27),
      `${'a'.repeat(25)}1`,
      'A'.repeat(26),
      `${'a'.repeat(25)}/`,
      `${'a'.repeat(26)}\n`,
    ],
  ],
  [
    'decimalSerial',
    decimalSerial,
    'field-decimal-serial',
    ['1', String(2n ** 159n - 1n)],
    ['', '0', '01', '-1', '1.0', 'ff', String(2n ** 159n), '../1', '1\n'],
  ],
  [
    'fileStem',
    fileStem,
    'field-file-stem',
    ['a', 'vpn-musterstadt-7f3c', 'console', 'a'.repeat(64)],
    ['', '-a', 'a-', 'a.b', '..', 'a/b', 'con', 'com1', 'A', 'ä', 'a b', 'a'.repeat(65), 'a\n'],
  ],
  [
    'pem',
    certificate,
    'field-pem',
    [block],
    [
      '',
      'MIIB',
      block.repeat(2),
      `x${block}`,
      `${block}x`,
      `${block}\n\nup /bin/sh\n`,
      block.replace('MIIB', 'MII'),
    ]
      .concat([
        block.replace('MIIB', 'MIIB</cert>'),
        block.replace('MIIB', ''),
        block.replace('MIIB', '# note\nMIIB'),
      ])
      .concat([
        block.replace('MIIB\n', 'MIIB'),
        block.replaceAll('CERTIFICATE', 'PRIVATE KEY'),
        block.replace('MIIB', 'MI=B'),
      ])
      .concat([
        block.replace('MIIB', 'MIIB\u0000'),
        block.replace('MIIB', 'MJ=='),
        block.replace('MIIB', 'MIJ='),
        block.replace('MIIB', 'A'.repeat(20_000)),
      ]),
  ],
  [
    'pemChain',
    chain,
    'field-pem',
    [block, block.repeat(4)],
    ['', block.repeat(5), `${block}remote evil 1\n${block}`],
  ],
];

describe.each(rules)('%s', (...rule) => {
  const [, field, reason, good, bad] = rule;

  it.each(good)('takes %j as it is', (text) => {
    expect(String(field(text))).toBe(text);
  });

  it.each(bad)('refuses %j', (text) => {
    expect(() => field(text)).toThrow(new Refusal('invalid', reason));
  });

  it('never yields more than one line of plain ASCII from any text, but for PEM', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom(...good), fc.nat(99), (dirt, text, at) => {
        const dirty = text.slice(0, at) + dirt + text.slice(at);
        let result = '';
        try {
          result = String(field(dirty));
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal);
        }
        expect(result).toMatch(reason === 'field-pem' ? /^[A-Za-z0-9+/=\- \n]*$/ : /^[A-Za-z0-9+/=.:-]*$/);
      }),
    );
  });
});

describe('spellings', () => {
  it('writes IPv6 in the one canonical way of RFC 5952', () => {
    expect(ipAddress('FD08:0:0:0:0:0:0:11')).toBe('fd08::11');
    expect(cidr('FD08:0000::/64')).toBe('fd08::/64');
  });

  it('makes a network of one address alone', () => {
    expect(hostCidr(ipAddress('10.92.0.7'))).toBe('10.92.0.7/32');
    expect(hostCidr(ipAddress('fd08::7'))).toBe('fd08::7/128');
  });

  it('takes numbers where a machine sent them, but only whole ones', () => {
    expect(port(51820)).toBe(51820);
    expect(() => port(1194.5)).toThrow(new Refusal('invalid', 'field-port'));
    expect(() => mtu(Number.NaN)).toThrow(new Refusal('invalid', 'field-mtu'));
  });

  it('rewraps PEM to 64 characters and LF, whatever the line ends were', () => {
    const long = 'A'.repeat(100);
    const text = `-----BEGIN CERTIFICATE-----\r\n${long}\r\n-----END CERTIFICATE-----`;
    const expected = `-----BEGIN CERTIFICATE-----\n${'A'.repeat(64)}\n${'A'.repeat(36)}\n-----END CERTIFICATE-----\n`;
    expect(pem('CERTIFICATE', text)).toBe(expected);
    expect(isPem('CERTIFICATE', text)).toBe(false);
    expect(isPem('CERTIFICATE', expected)).toBe(true);
    expect(isPemChain('CERTIFICATE', expected.repeat(2))).toBe(true);
  });

  it('finds every canonical network canonical again', () => {
    const anyNetwork = fc
      .oneof(fc.ipV4(), fc.ipV6())
      .chain((address) => fc.nat(128).map((n) => `${address}/${n}`));
    fc.assert(
      fc.property(anyNetwork, (text) => {
        let result = '';
        try {
          result = cidr(text);
        } catch (error) {
          expect(error).toEqual(new Refusal('invalid', 'field-cidr'));
        }
        expect(result === '' || isCidr(result)).toBe(true);
      }),
    );
  });
});
