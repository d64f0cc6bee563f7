// The OpenVPN file as a whole, and that no field can smuggle a directive into it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { hostName, openvpnProto, pem, pemChain, port, serverName } from '../../src/domain/config-fields';
import { cryptoProfile, cryptoProfileIds, type CryptoProfileId } from '../../src/domain/crypto-profile';
import { Refusal } from '../../src/domain/errors';
import { renderOpenvpnClient } from '../../src/domain/openvpn-client-file';
import type { OpenvpnClient } from '../../src/domain/openvpn-client-file';
import { lintOpenvpnClient } from '../../src/domain/openvpn-lint';
import { hostileText } from '../support/hostile-text';

const golden = (fileName: string): string => readFileSync(join(__dirname, '../golden', fileName), 'utf8');

function block(label: string, text: string, length: number): string {
  const body = Buffer.from(text.repeat(20).slice(0, length)).toString('base64');
  return `-----BEGIN ${label}-----\n${body.replace(/.{1,64}/g, '$&\n')}-----END ${label}-----\n`;
}

const issuer = block('CERTIFICATE', 'server issuing authority, for tests only; ', 150);
const root = block('CERTIFICATE', 'root authority, for tests only; ', 96);
const leaf = block('CERTIFICATE', 'leaf of a client, for tests only; ', 100);
const privateKey = block('PRIVATE KEY', 'no private key, for tests only; ', 70);
const tlsCryptKey = block('OpenVPN tls-crypt-v2 client key', 'no tls-crypt key, for tests only; ', 90);
const name = 'vpn.musterstadt.example';

const client: OpenvpnClient = {
  profile: 'BSI-TR-02102-2026',
  serverName: serverName(name),
  remotes: [
    { host: hostName(name), port: port(1194), proto: 'udp' },
    { host: hostName('192.0.2.10'), port: port(1195), proto: 'udp' },
  ],
  ca: pemChain('CERTIFICATE', issuer + root),
  certificate: pemChain('CERTIFICATE', leaf),
  privateKey: pem('PRIVATE KEY', privateKey),
  tlsCryptV2ClientKey: pem('OpenVPN tls-crypt-v2 client key', tlsCryptKey),
};

const fixedDirectives = [
  'nobind',
  'persist-tun',
  'remote-cert-tls',
  'verify-x509-name',
  'tls-version-min',
].concat(['tls-ciphersuites', 'tls-groups', 'data-ciphers', 'auth', 'allow-compression', 'auth-nocache']);
const inlineBlocks = ['<ca>', '<cert>', '<key>', '<tls-crypt-v2>'];
const withExitNotify = [
  'client',
  'dev',
  'proto',
  'remote',
  ...fixedDirectives,
  'explicit-exit-notify',
  ...inlineBlocks,
];
const overTcp = ['client', 'dev', 'proto', 'remote', ...fixedDirectives, ...inlineBlocks];

/** As OpenVPN reads it: the first word of a line, a whole inline block as one; a comment would count as a directive here. */
function directives(file: string): readonly string[] {
  let blockEnd = '';
  return file.split(/\r\n|[\n\r\0\u0085\u2028\u2029]/).flatMap((line) => {
    const word = line.trim().split(/[\s"']/)[0] ?? '';
    if (blockEnd !== '') {
      if (line.trimStart().startsWith(blockEnd)) blockEnd = '';
      return [];
    }
    if (/^<\w[^/]*>$/.test(word)) blockEnd = word.replace('<', '</');
    return word === '' ? [] : [word];
  });
}

const hostileFields = fc.record({
  serverName: hostileText(name),
  host: hostileText(name, '192.0.2.10'),
  port: hostileText('1194'),
  proto: hostileText('udp', 'tcp'),
  ca: hostileText(issuer, issuer + root),
  certificate: hostileText(leaf),
  privateKey: hostileText(privateKey),
  tlsCryptV2ClientKey: hostileText(tlsCryptKey),
});
type Raw = typeof hostileFields extends fc.Arbitrary<infer R> ? R : never;

const goodRaw: Raw = {
  serverName: name,
  host: name,
  port: '1194',
  proto: 'udp',
  ca: issuer + root,
  certificate: leaf,
  privateKey,
  tlsCryptV2ClientKey: tlsCryptKey,
};

function renderRaw(raw: Raw, profile: CryptoProfileId = 'BSI-TR-02102-2026'): string {
  return renderOpenvpnClient({
    profile,
    serverName: serverName(raw.serverName),
    remotes: [{ host: hostName(raw.host), port: port(raw.port), proto: openvpnProto(raw.proto) }],
    ca: pemChain('CERTIFICATE', raw.ca),
    certificate: pemChain('CERTIFICATE', raw.certificate),
    privateKey: pem('PRIVATE KEY', raw.privateKey),
    tlsCryptV2ClientKey: pem('OpenVPN tls-crypt-v2 client key', raw.tlsCryptV2ClientKey),
  });
}

function expectRefusedOrExact(raw: Raw): void {
  for (const profile of cryptoProfileIds) {
    let file: string;
    try {
      file = renderRaw(raw, profile);
    } catch (error) {
      expect(error).toBeInstanceOf(Refusal);
      return;
    }
    const names = directives(file).filter((name) => name !== 'tls-cipher');
    expect(names).toEqual(raw.proto === 'udp' ? withExitNotify : overTcp);
    expect(lintOpenvpnClient(file, cryptoProfile(profile))).toEqual([]);
  }
}

describe('an OpenVPN client file', () => {
  it('is the golden file, with the remotes in the order given', () => {
    expect(renderOpenvpnClient(client)).toBe(golden('openvpn-client.ovpn'));
  });

  it('is the golden file in the compatible profile, which lets TLS 1.2 in with the same algorithms', () => {
    const file = renderOpenvpnClient({ ...client, profile: 'TLS12-COMPATIBLE-2026' });
    expect(file).toBe(golden('openvpn-client-compatible.ovpn'));
  });

  it('lacks nothing but the private key where there is none', () => {
    const lines = renderOpenvpnClient({ ...client, privateKey: null }).split('\n');
    const block = ['<key>', ...privateKey.trimEnd().split('\n'), '</key>'];
    expect(
      golden('openvpn-client.ovpn')
        .split('\n')
        .filter((line) => !block.includes(line)),
    ).toEqual(lines);
  });

  it('says no goodbye where one remote is TCP, which older clients refuse', () => {
    const tcp = { host: hostName(name), port: port(443), proto: openvpnProto('tcp') };
    const file = renderOpenvpnClient({ ...client, remotes: [...client.remotes, tcp] });
    expect(file).toContain(
      `\nproto udp\nremote ${name} 1194 udp\nremote 192.0.2.10 1195 udp\nremote ${name} 443 tcp\nserver-poll-timeout 5\nnobind\n`,
    );
    expect(file).not.toContain('explicit-exit-notify');
  });

  it('is refused: no remote, or more than OpenVPN reads', () => {
    const refusal = new Refusal('invalid', 'field-remotes');
    expect(() => renderOpenvpnClient({ ...client, remotes: [] })).toThrow(refusal);
    const [first = { host: hostName(name), port: port(1), proto: openvpnProto('udp') }] = client.remotes;
    const many = Array.from({ length: 65 }, () => first);
    expect(() => renderOpenvpnClient({ ...client, remotes: many })).toThrow(refusal);
  });

  it('is refused: a host name that makes a line longer than OpenVPN reads', () => {
    const longest = `${'a'.repeat(63)}.`.repeat(3) + 'a'.repeat(61);
    expect(() => renderRaw({ ...goodRaw, host: longest })).toThrow(new Refusal('invalid', 'field-line'));
  });

  it.each(Object.keys(goodRaw))('gets no further directive through a hostile %s', (field) => {
    const onlyOne = hostileFields.map((raw): Raw => ({
      ...goodRaw,
      ...Object.fromEntries(Object.entries(raw).filter(([key]) => key === field)),
    }));
    fc.assert(fc.property(onlyOne, expectRefusedOrExact), { numRuns: 200 });
  });

  it('gets no further directive through all fields together', () => {
    expect(directives(renderRaw(goodRaw))).toEqual(withExitNotify);
    fc.assert(fc.property(hostileFields, expectRefusedOrExact));
  });
});
