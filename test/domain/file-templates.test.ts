// The version of each template beside the hash of what it makes out of fixed fields: output that changes needs a new version,
// or nobody could tell which devices hold an older file.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openvpnClientTemplate } from '../../src/domain/openvpn-client-file';
import { openvpnServerTemplate } from '../../src/domain/openvpn-server-file';
import { wireguardClientTemplate } from '../../src/domain/wireguard-client-file';

const golden = (name: string): string => readFileSync(join(__dirname, '../golden', name), 'utf8');

/** Each golden file is compared with the renderer's output by that renderer's own test. */
const goldenOf = {
  'openvpn-client': ['openvpn-client.ovpn', 'openvpn-client-compatible.ovpn'],
  'openvpn-server': [
    'gateway/server.conf',
    'gateway/server-tcp4.conf',
    'gateway/server-compatible.conf',
    'gateway/server-systemd.conf',
    'gateway/server-asking.conf',
  ],
  'wireguard-client': ['wireguard-client.conf', 'wireguard-client-split.conf'],
} as const;

type Template = keyof typeof goldenOf;
const versions: Readonly<Record<Template, number>> = {
  'openvpn-client': openvpnClientTemplate,
  'openvpn-server': openvpnServerTemplate,
  'wireguard-client': wireguardClientTemplate,
};
const recorded: Readonly<Record<string, Readonly<Record<string, string>>>> = JSON.parse(
  golden('templates.json'),
);

/** The ways in and how long each is waited for follow the gateways, and do not count. */
const waysIn = /^(?:remote|server-poll-timeout) .*\n/gm;

function hashOf(template: Template): string {
  const hash = createHash('sha256');
  for (const name of goldenOf[template]) hash.update(golden(name).replace(waysIn, ''));
  return hash.digest('hex');
}

describe.each(['openvpn-client', 'openvpn-server', 'wireguard-client'] as const)(
  'the template %s',
  (name) => {
    it('makes what is recorded under its version; if it shall make something else, raise the version and add a line', () => {
      expect({ version: versions[name], hash: hashOf(name) }).toEqual({
        version: versions[name],
        hash: recorded[name]?.[String(versions[name])],
      });
    });

    it('has one hash for each version, and its own is the newest', () => {
      const known = recorded[name] ?? {};
      expect(new Set(Object.values(known)).size).toBe(Object.keys(known).length);
      expect(Math.max(...Object.keys(known).map(Number))).toBe(versions[name]);
    });
  },
);
