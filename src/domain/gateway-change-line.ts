// Reads the lines of a gateway's change log on the agent's side.
import * as check from './config-fields';
import { closeAfterSecondsBounds } from './contact-limit';
import { defaultCryptoProfile, isCryptoProfileId, type CryptoProfileId } from './crypto-profile';
import { Refusal } from './errors';
import {
  booleanField,
  anyCount,
  integerField,
  jsonObject,
  nullableTextField,
  parseJsonObject,
  textField,
  textListField,
} from './json-fields';
import { maxInterfaceAddresses } from './gateway-limits';
import type { JsonObject } from './json-fields';
import { isChangeKind } from './gateway-change';
import { readOpenvpnTcp } from './openvpn-tcp';
import { readNoticeReason, readRefusalNotice } from './refusal-notice';
import { isReachName, maxReachable, readReach } from './gateway-reach';
import type {
  ClientRemove,
  ClientSet,
  GatewayChange,
  GatewaySettings,
  OpenvpnSettings,
  PeerRemove,
  PeerSet,
  RevisedChange,
  WireguardSettings,
} from './gateway-change';

/** A line as the agent must treat it: a change, one that cannot be applied (and is reported so), or one it is too old for. */
export type ChangeLine =
  | ({ readonly outcome: 'change' } & RevisedChange)
  | { readonly outcome: 'malformed'; readonly revision: number; readonly id: string }
  | { readonly outcome: 'unknown-kind'; readonly revision: number; readonly kind: string };

const readers: { readonly [K in GatewayChange['kind']]: (fields: JsonObject) => GatewayChange } = {
  'peer.set': readPeerSet,
  'peer.remove': readPeerRemove,
  'client.set': readClientSet,
  'client.remove': readClientRemove,
  'gateway.settings': readSettings,
};

/** Reads a line that is expected to be good; refuses anything else. */
export function parseChangeLine(line: string): RevisedChange {
  const read = readChangeLine(line);
  if (read.outcome === 'unknown-kind') throw new Refusal('invalid', 'gateway-change-unknown');
  if (read.outcome === 'malformed') throw new Refusal('invalid', 'gateway-change-malformed');
  return { revision: read.revision, change: read.change };
}

/** What tells whether a line may be acted upon at all: its place, and what about it is from after this agent. */
type LineHead = { readonly revision: number; readonly unknownKind: string | null };

/** Quicker than reading all of it: for looking at every line before the first one is carried out. */
export function headOfLine(line: string): LineHead {
  return headIn(parseJsonObject(line));
}

function headIn(fields: JsonObject): LineHead {
  const revision = integerField(fields, 'revision', anyCount);
  const kind = textField(fields, 'kind', (text) => /^[a-z][a-z.-]{0,63}$/.test(text));
  return { revision, unknownKind: isChangeKind(kind) ? unknownProfileIn(fields) : kind };
}

/** Every field is checked again, though the portal signed it: nothing unexpected reaches a file or a socket. */
export function readChangeLine(line: string): ChangeLine {
  const fields = parseJsonObject(line);
  const { revision, unknownKind } = headIn(fields);
  const { kind } = fields;
  if (unknownKind !== null || !isChangeKind(kind))
    return { outcome: 'unknown-kind', revision, kind: unknownKind ?? '' };
  try {
    return { outcome: 'change', revision, change: readers[kind](fields) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { credential } = fields;
    const known = typeof credential === 'string' && check.isCredentialName(credential);
    return { outcome: 'malformed', revision, id: known ? credential : 'gateway' };
  }
}

const isProfileName = (text: string): boolean => /^[A-Za-z0-9][A-Za-z0-9.-]{0,63}$/.test(text);

/** A profile from after this agent: what it is made of, only a newer agent knows. Anything that is no name is malformed. */
function unknownProfileIn({ kind, openvpn }: JsonObject): string | null {
  if (kind !== 'gateway.settings' || typeof openvpn !== 'object' || openvpn === null) return null;
  const { cryptoProfile } = jsonObject(openvpn);
  const isName = typeof cryptoProfile === 'string' && isProfileName(cryptoProfile);
  return isName && !isCryptoProfileId(cryptoProfile) ? cryptoProfile : null;
}

function readProfile(fields: JsonObject): CryptoProfileId {
  if (fields.cryptoProfile === undefined) return defaultCryptoProfile;
  const text = textField(fields, 'cryptoProfile', isCryptoProfileId);
  return isCryptoProfileId(text) ? text : defaultCryptoProfile;
}

/** One address as WireGuard's allowed IPs want it. */
function isHostCidr(text: string): boolean {
  const [address = '', length, ...rest] = text.split('/');
  if (rest.length > 0) return false;
  return length === '32' ? check.isIp4(address) : length === '128' && check.isIp6(address);
}

function isInstant(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$/.test(text) && !Number.isNaN(Date.parse(text));
}

function isCertificates(text: string): boolean {
  return check.isPemChain('CERTIFICATE', text);
}

/** Missing where the portal is from before access profiles had a reach of their own. */
function readProfileName(fields: JsonObject): { readonly profile?: string } {
  return fields.profile === undefined ? {} : { profile: textField(fields, 'profile', isReachName) };
}

function readPeerSet(fields: JsonObject): PeerSet {
  return {
    kind: 'peer.set',
    credential: textField(fields, 'credential', check.isCredentialName),
    publicKey: textField(fields, 'publicKey', check.isWireguardKey),
    presharedKey: textField(fields, 'presharedKey', check.isWireguardKey),
    addresses: textListField(fields, 'addresses', { max: 4, each: isHostCidr }),
    until: textField(fields, 'until', isInstant),
    ...readProfileName(fields),
  };
}

function readPeerRemove(fields: JsonObject): PeerRemove {
  return {
    kind: 'peer.remove',
    credential: textField(fields, 'credential', check.isCredentialName),
    publicKey: textField(fields, 'publicKey', check.isWireguardKey),
    final: booleanField(fields, 'final'),
  };
}

function readClientSet(fields: JsonObject): ClientSet {
  return {
    kind: 'client.set',
    credential: textField(fields, 'credential', check.isCredentialName),
    serial: textField(fields, 'serial', check.isDecimalSerial),
    address4: textField(fields, 'address4', check.isIp4),
    address6: nullableTextField(fields, 'address6', check.isIp6),
    until: textField(fields, 'until', isInstant),
    ...readProfileName(fields),
  };
}

function readClientRemove(fields: JsonObject): ClientRemove {
  return {
    kind: 'client.remove',
    credential: textField(fields, 'credential', check.isCredentialName),
    serial: textField(fields, 'serial', check.isDecimalSerial),
    final: booleanField(fields, 'final'),
    forgetAfter: textField(fields, 'forgetAfter', isInstant),
    ...(fields.because === undefined ? {} : { because: readNoticeReason(fields.because) }),
  };
}

function readSettings(fields: JsonObject): GatewaySettings {
  return {
    kind: 'gateway.settings',
    maxOfflineDays: integerField(fields, 'maxOfflineDays', [1, 366]),
    ...readCloseAfter(fields),
    wireguard: fields.wireguard === null ? null : readWireguard(jsonObject(fields.wireguard)),
    openvpn: fields.openvpn === null ? null : readOpenvpn(jsonObject(fields.openvpn)),
    reachable: textListField(fields, 'reachable', { max: maxReachable, each: check.isCidr }),
    masquerade: booleanField(fields, 'masquerade'),
    ...(fields.reach === undefined ? {} : { reach: readReach(fields.reach) }),
    ...(fields.maintenance === undefined || !booleanField(fields, 'maintenance')
      ? {}
      : { maintenance: true }),
  };
}

function readCloseAfter(fields: JsonObject): Pick<GatewaySettings, 'closeAfterSeconds'> {
  if (fields.closeAfterSeconds === undefined) return {};
  return { closeAfterSeconds: integerField(fields, 'closeAfterSeconds', closeAfterSecondsBounds) };
}

function readWireguard(fields: JsonObject): WireguardSettings {
  return {
    listenPort: integerField(fields, 'listenPort', [1, 65535]),
    addresses: textListField(fields, 'addresses', {
      max: maxInterfaceAddresses,
      each: check.isInterfaceCidr,
    }),
    mtu: integerField(fields, 'mtu', [1280, 1500]),
  };
}

function readOpenvpn(fields: JsonObject): OpenvpnSettings {
  const networks = {
    network4: textField(fields, 'network4', check.isCidr4),
    network6: nullableTextField(fields, 'network6', check.isCidr6),
  };
  return {
    serverName: textField(fields, 'serverName', check.isServerName),
    port: integerField(fields, 'port', [1, 65535]),
    proto: textField(fields, 'proto', (text) => text === 'udp' || text === 'tcp') === 'tcp' ? 'tcp' : 'udp',
    ...networks,
    ca: textField(fields, 'ca', isCertificates),
    certificate: textField(fields, 'certificate', isCertificates),
    tlsCryptV2ServerKey: textField(fields, 'tlsCryptV2ServerKey', (text) =>
      check.isPem('OpenVPN tls-crypt-v2 server key', text),
    ),
    dns: textListField(fields, 'dns', { max: 4, each: check.isIpAddress }),
    maxClients: integerField(fields, 'maxClients', [1, 65535]),
    cryptoProfile: readProfile(fields),
    ...(fields.tcp === undefined || fields.tcp === null ? {} : { tcp: readOpenvpnTcp(fields.tcp, networks) }),
    ...(fields.notice === undefined || fields.notice === null
      ? {}
      : { notice: readRefusalNotice(fields.notice) }),
  };
}
