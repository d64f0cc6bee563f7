// The WireGuard file as a whole, and that no field can smuggle a setting into it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import {
  cidr,
  dnsName,
  hostName,
  ipAddress,
  keepaliveSeconds,
  mtu,
  port,
  wireguardKey,
} from '../../src/domain/config-fields';
import { Refusal } from '../../src/domain/errors';
import { renderWireguardClient } from '../../src/domain/wireguard-client-file';
import type { WireguardClient } from '../../src/domain/wireguard-client-file';
import { hostileText } from '../support/hostile-text';

const golden = (name: string): string => readFileSync(join(__dirname, '../golden', name), 'utf8');
const key = (byte: number): string => Buffer.alloc(32, byte).toString('base64');

const client: WireguardClient = {
  privateKey: wireguardKey(key(1)),
  addresses: [ipAddress('10.92.0.7'), ipAddress('fd08::7')],
  dns: [ipAddress('10.20.0.53'), ipAddress('fd20::53')],
  serverPublicKey: wireguardKey(key(2)),
  presharedKey: wireguardKey(key(3)),
  endpointHost: hostName('vpn.musterstadt.example'),
  endpointPort: port(51820),
};

const expectedDirectives = [
  '[Interface]',
  'PrivateKey',
  'Address',
  'DNS',
  'MTU',
  '[Peer]',
  'PublicKey',
  'PresharedKey',
  'Endpoint',
  'AllowedIPs',
  'PersistentKeepalive',
];

/** As wg-quick reads it: any of the line ends a reader may know; a comment would count as a directive here. */
function directives(file: string): readonly string[] {
  return file
    .split(/\r\n|[\n\r\0\u0085\u2028\u2029]/)
    .map((line) => line.split('=')[0]?.trim() ?? '')
    .filter((word) => word !== '');
}

const hostileFields = fc.record({
  privateKey: hostileText(key(1)),
  address: hostileText('10.92.0.7', 'fd08::7'),
  dns: hostileText('10.20.0.53'),
  serverPublicKey: hostileText(key(2)),
  presharedKey: hostileText(key(3)),
  endpointHost: hostileText('vpn.musterstadt.example', '192.0.2.10'),
  endpointPort: hostileText('51820'),
  allowedIps: hostileText('0.0.0.0/0', 'fd20::/48'),
  mtu: hostileText('1280'),
  keepaliveSeconds: hostileText('25'),
});
type Raw = typeof hostileFields extends fc.Arbitrary<infer R> ? R : never;

function renderRaw(raw: Raw): string {
  return renderWireguardClient({
    privateKey: wireguardKey(raw.privateKey),
    addresses: [ipAddress(raw.address)],
    dns: [ipAddress(raw.dns)],
    serverPublicKey: wireguardKey(raw.serverPublicKey),
    presharedKey: wireguardKey(raw.presharedKey),
    endpointHost: hostName(raw.endpointHost),
    endpointPort: port(raw.endpointPort),
    allowedIps: [cidr(raw.allowedIps)],
    mtu: mtu(raw.mtu),
    keepaliveSeconds: keepaliveSeconds(raw.keepaliveSeconds),
  });
}

const goodRaw: Raw = {
  privateKey: key(1),
  address: '10.92.0.7',
  dns: '10.20.0.53',
  serverPublicKey: key(2),
  presharedKey: key(3),
  endpointHost: 'vpn.musterstadt.example',
  endpointPort: '51820',
  allowedIps: '0.0.0.0/0',
  mtu: '1280',
  keepaliveSeconds: '25',
};

function expectRefusedOrExact(raw: Raw): void {
  let file: string;
  try {
    file = renderRaw(raw);
  } catch (error) {
    expect(error).toBeInstanceOf(Refusal);
    return;
  }
  expect(directives(file)).toEqual(expectedDirectives);
}

it('is the golden file with search domains, after the name servers', () => {
  const domains = [dnsName('stadt.example'), dnsName('kreis.example')];
  expect(renderWireguardClient({ ...client, domains })).toBe(golden('wireguard-client-domains.conf'));
});

it('names no search domain without a name server to ask', () => {
  expect(renderWireguardClient({ ...client, dns: [], domains: [dnsName('stadt.example')] })).not.toContain(
    'DNS',
  );
});

describe('a WireGuard client file', () => {
  it('is the golden file: everything through the tunnel, MTU 1280', () => {
    expect(renderWireguardClient(client)).toBe(golden('wireguard-client.conf'));
  });

  it('is the golden file of a profile with its own networks, MTU and keepalive, and without DNS', () => {
    const file = renderWireguardClient({
      ...client,
      addresses: [ipAddress('10.92.0.7')],
      dns: [],
      endpointHost: hostName('192.0.2.10'),
      endpointPort: port(443),
      allowedIps: [cidr('10.20.0.0/16'), cidr('fd20::/48')],
      mtu: mtu(1420),
      keepaliveSeconds: keepaliveSeconds(0),
    });
    expect(file).toBe(golden('wireguard-client-split.conf'));
  });

  it('is refused: no address, or no network to reach', () => {
    const noAddress = { ...client, addresses: [] };
    expect(() => renderWireguardClient(noAddress)).toThrow(new Refusal('invalid', 'field-addresses'));
    const noNetwork = { ...client, allowedIps: [] };
    expect(() => renderWireguardClient(noNetwork)).toThrow(new Refusal('invalid', 'field-allowed-ips'));
  });

  it.each(Object.keys(goodRaw))('gets no further directive through a hostile %s', (name) => {
    const onlyOne = hostileFields.map((raw): Raw => ({
      ...goodRaw,
      ...Object.fromEntries(Object.entries(raw).filter(([field]) => field === name)),
    }));
    fc.assert(fc.property(onlyOne, expectRefusedOrExact), { numRuns: 200 });
  });

  it('gets no further directive through all fields together', () => {
    expect(directives(renderRaw(goodRaw))).toEqual(expectedDirectives);
    fc.assert(fc.property(hostileFields, expectRefusedOrExact));
  });
});
