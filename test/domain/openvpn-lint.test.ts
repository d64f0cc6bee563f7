// What the second look at rendered OpenVPN files refuses: every line that the facts forbid, or that is gone or other than it was.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { certificateFaults } from '../../src/domain/certificate-lint';
import { cryptoProfile } from '../../src/domain/crypto-profile';
import { lintOpenvpnClient, lintOpenvpnServer } from '../../src/domain/openvpn-lint';
import { mustRun } from '../support/child-process';

const golden = (name: string): string => readFileSync(join(__dirname, '../golden', name), 'utf8');
const bsi = cryptoProfile('BSI-TR-02102-2026');
const compatible = cryptoProfile('TLS12-COMPATIBLE-2026');
const client = golden('openvpn-client.ovpn');
const server = golden('gateway/server.conf');

const reasonsOf = (faults: ReturnType<typeof lintOpenvpnClient>): readonly string[] => [
  ...new Set(faults.map(({ reason }) => reason)),
];
const inClient = (text: string): readonly string[] => reasonsOf(lintOpenvpnClient(text, bsi));
const inServer = (text: string): readonly string[] => reasonsOf(lintOpenvpnServer(text, bsi));
const swap = (text: string, line: RegExp, by: string): string => {
  expect(text).toMatch(line);
  return text.replace(line, by);
};
const without = (text: string, name: string): string => swap(text, new RegExp(`^${name}( .*)?\n`, 'm'), '');

describe('our own files', () => {
  it.each([
    ['client', lintOpenvpnClient(client, bsi)],
    ['client, CRLF', lintOpenvpnClient(client.replaceAll('\n', '\r\n'), bsi)],
    ['compatible client', lintOpenvpnClient(golden('openvpn-client-compatible.ovpn'), compatible)],
    ['server', lintOpenvpnServer(server, bsi)],
    ['server, TCP without IPv6', lintOpenvpnServer(golden('gateway/server-tcp4.conf'), bsi)],
    ['compatible server', lintOpenvpnServer(golden('gateway/server-compatible.conf'), compatible)],
  ])('pass: %s', (_, faults) => expect(faults).toEqual([]));

  it('of the compatible profile do not pass as the BSI profile', () => {
    expect(inClient(golden('openvpn-client-compatible.ovpn'))).toEqual(['tls-version']);
    expect(inServer(golden('gateway/server-compatible.conf'))).toEqual([
      'tls-version',
      'certificate-profile',
    ]);
  });
});

describe('a client file', () => {
  it.each([
    ['tls-groups', 'groups'],
    ['tls-version-min', 'tls-version'],
    ['tls-ciphersuites', 'ciphers'],
    ['data-ciphers', 'ciphers'],
    ['auth', 'digest'],
    ['allow-compression', 'compression'],
    ['remote-cert-tls', 'server-unverified'],
    ['verify-x509-name', 'server-unverified'],
  ])('without %s is refused: %s', (name, reason) =>
    expect(inClient(without(client, name))).toEqual([reason]),
  );

  it.each([
    [/^tls-groups .*/m, 'tls-groups X25519', 'groups'],
    [/^tls-groups .*/m, 'tls-groups secp384r1:X25519', 'groups'],
    [/^tls-groups .*/m, 'tls-groups secp384r1:x448', 'groups'],
    [/^tls-version-min .*/m, 'tls-version-min 1.2', 'tls-version'],
    [/^tls-version-min .*/m, 'tls-version-min 1.0', 'tls-version'],
    [/^tls-version-min .*/m, 'tls-version-min 1.3 or-highest', 'tls-version'],
    [/^tls-ciphersuites .*/m, 'tls-ciphersuites TLS_CHACHA20_POLY1305_SHA256', 'ciphers'],
    [/^data-ciphers .*/m, 'data-ciphers AES-256-GCM:CHACHA20-POLY1305', 'ciphers'],
    [/^data-ciphers .*/m, 'data-ciphers AES-256-CBC', 'ciphers'],
    [/^auth .*/m, 'auth SHA1', 'digest'],
    [/^auth .*/m, 'auth none', 'digest'],
    [/^allow-compression .*/m, 'allow-compression yes', 'compression'],
    [/^remote-cert-tls .*/m, 'remote-cert-tls client', 'server-unverified'],
    [/^verify-x509-name .*/m, 'verify-x509-name vpn. name-prefix', 'server-unverified'],
  ])('with %s as "%s" is refused: %s', (line, by, reason) => {
    expect(inClient(swap(client, line, by))).toEqual([reason]);
  });

  it.each([
    ['tls-cert-profile suiteb', 'suiteb-in-client'],
    ['comp-lzo', 'compression'],
    ['compress lz4-v2', 'compression'],
    ['script-security 2', 'runs-programs'],
    ['up /bin/sh', 'runs-programs'],
    ['--up /bin/sh', 'runs-programs'],
    ['plugin /tmp/x.so', 'runs-programs'],
    ['tls-version-max 1.2', 'tls-version'],
    ['tls-cipher TLS-RSA-WITH-AES-256-CBC-SHA', 'ciphers'],
    ['tls-cipher TLS-ECDHE-RSA-WITH-AES-256-GCM-SHA384', 'ciphers'],
    ['cipher BF-CBC', 'ciphers'],
    ['tls-groups X25519', 'groups'],
    ['push-peer-info', 'writes-down-people'],
    ['config /etc/passwd', 'directive-unknown'],
    ['setenv "x\\" y', 'line-unreadable'],
    ['<connection>', 'line-unreadable'],
    ['constructor', 'directive-unknown'],
  ])('with the line "%s" beside its own is refused', (line, reason) => {
    expect(inClient(swap(client, /^nobind$/m, `nobind\n${line}`))).toContain(reason);
  });

  it('is not refused for a comment or an empty line', () => {
    expect(inClient(`# up /bin/sh\n\n; plugin x\n${client}`)).toEqual([]);
  });

  it('is refused in the compatible profile without the ciphers of TLS 1.2', () => {
    const file = without(golden('openvpn-client-compatible.ovpn'), 'tls-cipher');
    expect(reasonsOf(lintOpenvpnClient(file, compatible))).toEqual(['ciphers']);
  });
});

describe('a server file', () => {
  it.each([
    ['tls-groups', 'groups'],
    ['tls-version-min', 'tls-version'],
    ['tls-cipher', 'ciphers'],
    ['dh', 'ciphers'],
    ['remote-cert-tls', 'client-unverified'],
    ['crl-verify', 'revocation'],
    ['ccd-exclusive', 'revocation'],
    ['reneg-sec', 'revocation'],
    ['tls-crypt-v2', 'outer-lock'],
    ['tls-cert-profile', 'certificate-profile'],
    ['verb', 'writes-down-people'],
  ])('without %s is refused: %s', (name, reason) =>
    expect(inServer(without(server, name))).toEqual([reason]),
  );

  it.each([
    [/^crl-verify .*/m, 'crl-verify /etc/crl.pem', 'revocation'],
    [/^reneg-sec .*/m, 'reneg-sec 0', 'revocation'],
    [/^tran-window .*/m, 'tran-window 3600', 'revocation'],
    [/^dh .*/m, 'dh dh2048.pem', 'ciphers'],
    [/^tls-cert-profile .*/m, 'tls-cert-profile insecure', 'certificate-profile'],
    [/^verb .*/m, 'verb 3', 'writes-down-people'],
  ])('with %s as "%s" is refused: %s', (line, by, reason) => {
    expect(inServer(swap(server, line, by))).toEqual([reason]);
  });

  it.each(['client-connect /x', 'duplicate-cn', 'status /tmp/status', 'management-external-user x'])(
    'with the line "%s" beside its own is refused',
    (line) => expect(inServer(`${server}${line}\n`)).toHaveLength(1),
  );
});

describe('any text', () => {
  it('never breaks the reading, and passes only with every directive that must be there', () => {
    const lines = fc.constantFrom(
      ...client.split('\n'),
      ...server.split('\n'),
      '<ca>',
      '</ca>',
      'up x',
      '"',
      '\\',
    );
    const texts = fc.oneof(
      fc.string({ maxLength: 300 }),
      fc.array(lines, { maxLength: 40 }).map((some) => some.join('\n')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        for (const faults of [lintOpenvpnClient(text, bsi), lintOpenvpnServer(text, bsi)]) {
          if (faults.length === 0) expect(text).toMatch(/^tls-groups (?!.*25519)/m);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('of ours with one line more of the kind that OpenVPN knows is refused, wherever it stands', () => {
    const bad = fc.constantFrom('up x', 'comp-lzo', 'tls-groups X25519', 'auth SHA1', 'tls-version-min 1.0');
    const head = client.slice(0, client.indexOf('<ca>')).split('\n').length - 1;
    fc.assert(
      fc.property(bad, fc.nat({ max: head }), (line, at) => {
        const lines = client.split('\n');
        expect(inClient([...lines.slice(0, at), line, ...lines.slice(at)].join('\n'))).not.toEqual([]);
      }),
    );
  });
});

describe('certificates', () => {
  const selfSigned = (...options: readonly string[]): Promise<string> =>
    mustRun(['openssl', 'req', '-x509', '-nodes', '-keyout', '/dev/null', '-subj', '/CN=x', ...options]);
  const ec = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'];

  it.each([
    [[...ec, '-sha384'], []],
    [[...ec, '-sha1'], ['certificate-sha1']],
    [['-newkey', 'rsa:2048', '-sha256'], ['certificate-rsa']],
    [
      ['-newkey', 'rsa:2048', '-sha1'],
      ['certificate-rsa', 'certificate-sha1'],
    ],
  ])('made with %j have the faults %j', async (options, faults) => {
    const pem = await selfSigned(...options);
    expect(certificateFaults(pem)).toEqual(faults);
    expect(lintOpenvpnServer(server, bsi, [pem]).map(({ reason }) => reason)).toEqual(faults);
    const file = client.replace(/<ca>\n[^]*?<\/ca>/, () => `<ca>\n${pem}</ca>`);
    expect(lintOpenvpnClient(file, bsi).map(({ reason }) => reason)).toEqual(faults);
  });

  it.each(['leaf', 'ca'])('of our own authorities have none: %s', (name) => {
    expect(certificateFaults(golden(`pki/client-${name}.pem`))).toEqual([]);
    expect(certificateFaults(golden(`pki/server-${name}.pem`))).toEqual([]);
  });
});
