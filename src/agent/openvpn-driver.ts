/**
 * Keeps an OpenVPN server's clients as ordered. Taking one back: its entry goes and its serial is marked first, so that
 * it cannot return; then its session is ended; nothing is claimed before the server shows none.
 */
import { setImmediate } from 'node:timers/promises';
import {
  cidr4,
  cidr6,
  credentialName,
  decimalSerial,
  ip4,
  ip6,
  ipAddress,
  openvpnProto,
  port,
} from '../domain/config-fields';
import { renderCcdEntry, type CcdEntry } from '../domain/ccd-entry';
import { cryptoProfile } from '../domain/crypto-profile';
import { Refusal } from '../domain/errors';
import type { ClientSet, OpenvpnSettings } from '../domain/gateway-change';
import type { GatewayProfile, GatewayReach } from '../domain/gateway-reach';
import { routesOf } from '../domain/network-rule';
import { lintOpenvpnServer } from '../domain/openvpn-lint';
import { renderOpenvpnServer, type OpenvpnStart } from '../domain/openvpn-server-file';
import type { ClientCheck, ClientKey, ClientsFound, Failures, Found, OpenvpnDriver, Wanted } from './drivers';
import type { Place } from './identity';
import type { OpenvpnFolder } from './openvpn-files';
import { endSessions, withManagement } from './openvpn-management';
import type { OpenvpnProcess } from './openvpn-process';
import { trustsSameRoots } from './trusted-roots';

export type OpenvpnParts = {
  readonly folder: OpenvpnFolder;
  /** Null in a rehearsal: files only. */
  readonly process: OpenvpnProcess | null;
  readonly place: Place;
  /** The private key that fits the certificate the portal sent. */
  readonly serverKeyFor: (certificate: string) => string | null;
};

/** Files that are written before others get their turn. */
const sliceSize = 200;

export function openvpnDriver(parts: OpenvpnParts): OpenvpnDriver {
  return new Driver(parts);
}

function startOf({ openvpnStart, openvpnUser, openvpnGroup, agentUser }: Place): OpenvpnStart {
  return openvpnStart === 'systemd'
    ? { by: 'systemd', agentUser }
    : { by: 'agent', user: openvpnUser, group: openvpnGroup };
}

class Driver implements OpenvpnDriver {
  private readonly parts: OpenvpnParts;
  private settings: OpenvpnSettings | null = null;
  private profiles: ReadonlyMap<string, GatewayProfile> = new Map();

  constructor(parts: OpenvpnParts) {
    this.parts = parts;
  }

  async configure(settings: OpenvpnSettings | null, reach?: GatewayReach): Promise<void> {
    const { folder, process } = this.parts;
    this.settings = settings;
    this.profiles = new Map(reach?.profiles.map((profile) => [profile.id, profile]));
    if (settings === null) return process?.stop();
    folder.prepare();
    folder.readEntriesAnew();
    if (this.writeConfiguration(settings)) await process?.stop();
  }

  async apply(set: readonly ClientSet[], remove: readonly ClientKey[]): Promise<Failures> {
    const failures = new Map<string, string>();
    if (remove.length > 0) await this.takeBack(remove, failures);
    for (const [index, client] of set.entries()) {
      const reason = this.letIn(client);
      if (reason !== null) failures.set(client.credential, reason);
      if (index % sliceSize === sliceSize - 1) await setImmediate();
    }
    return failures;
  }

  async look(clients: Wanted<ClientSet>, serials: Wanted<string>): Promise<ClientsFound | null> {
    const { folder } = this.parts;
    const { settings } = this;
    if (settings === null) return null;
    folder.prepare();
    return {
      // One whose addresses do not fit the networks has no entry, and its reason stands where it was ordered.
      entries: await folder.lookAtEntries(clients, (client) => this.entryOf(client, settings)),
      serials: await folder.lookAtSerials(serials),
    };
  }

  markSerials(found: readonly Found[]): void {
    const { folder } = this.parts;
    for (const { key, what } of found) {
      if (what === 'added') folder.forget(key);
      else folder.revoke(decimalSerial(key));
    }
  }

  async attend(isWelcome: (credential: string) => boolean) {
    const { process } = this.parts;
    const nothing = { connected: [], failures: new Map<string, string>() };
    if (this.settings === null) return nothing;
    await this.ensureRunning();
    if (process === null) return nothing;
    return withManagement(process.socket, async (management) => {
      const names = (await management.sessions()).map(({ name }) => name).filter((name) => name !== 'UNDEF');
      const left = await endSessions(
        management,
        names.filter((name) => !isWelcome(name)),
      );
      return {
        connected: names.filter(isWelcome),
        failures: new Map(left.map((name) => [name, 'session-still-there'])),
      };
    });
  }

  async check({ set, remove, isWhole }: ClientCheck): Promise<Failures> {
    const { folder } = this.parts;
    // Without a server nobody is connected; that nobody can be let in was said when it was ordered.
    if (this.settings === null)
      return new Map(isWhole ? [] : set.map(({ credential }) => [credential, 'openvpn-not-configured']));
    const sessions = await this.sessionNames();
    const welcome = new Set(set.map(({ credential }) => credential));
    const final = remove.filter((client) => client.final).map(({ serial }) => serial);
    const areMarked = await folder.serverCanRead(final);
    const failures = new Map<string, string>();
    for (const { credential } of remove) {
      if (folder.readEntry(credential) !== null) failures.set(credential, 'entry-still-there');
      else if (!areMarked) failures.set(credential, 'revoked-serials-unreadable');
      else if (sessions === null) failures.set(credential, 'openvpn-does-not-answer');
      else if (sessions.has(credential)) failures.set(credential, 'session-still-there');
    }
    for (const client of set)
      if (!this.isLetIn(client)) failures.set(client.credential, 'entry-not-as-ordered');
    const isStranger = (name: string): boolean => !welcome.has(name) && !failures.has(name);
    if (isWhole && [...folder.entries(), ...(sessions ?? [])].some(isStranger))
      failures.set('gateway', 'stranger-there');
    return failures;
  }

  async checkGuard(): Promise<void> {
    const { folder, process } = this.parts;
    if (this.settings === null) return;
    if (!(await folder.serverCanRead([]))) {
      await process?.stop();
      throw new Error('the directory of revoked serials cannot be read by the OpenVPN server: it is stopped');
    }
    process?.trimLog();
    await this.ensureRunning();
  }

  /** Never without the eyes check: a server that cannot read the directory lets the revoked in. */
  private async ensureRunning(): Promise<void> {
    const { folder, process } = this.parts;
    if (process === null || (await process.isRunning())) return;
    if (!(await folder.serverCanRead([])))
      throw new Error('the OpenVPN server could not read the revoked serials');
    if (this.settings !== null) await process.start(this.settings);
  }

  /** True when a server that runs has to be started anew for it. */
  private writeConfiguration(settings: OpenvpnSettings): boolean {
    const { folder, place } = this.parts;
    const key = this.parts.serverKeyFor(settings.certificate);
    if (key === null) throw new Refusal('invalid', 'certificate-not-ours');
    const file = renderOpenvpnServer({
      profile: settings.cryptoProfile,
      port: port(settings.port),
      proto: openvpnProto(settings.proto),
      network4: cidr4(settings.network4),
      network6: settings.network6 === null ? null : cidr6(settings.network6),
      dns: settings.dns.map(ipAddress),
      maxClients: settings.maxClients,
      device: place.openvpnInterface,
      folder: folder.path,
      start: startOf(place),
    });
    const profile = cryptoProfile(settings.cryptoProfile);
    const [fault] = lintOpenvpnServer(file, profile, [settings.ca, settings.certificate]);
    // No server at all rather than one that the profile forbids.
    if (fault !== undefined) throw new Refusal('invalid', `server-file-${fault.reason}`);
    const files = [
      ['server.crt', settings.certificate, 0o644],
      ['server.key', key, 0o600],
      ['tls-crypt-v2-server.key', settings.tlsCryptV2ServerKey, 0o600],
      ['server.conf', file, 0o600],
    ] as const;
    const keepsRoots = trustsSameRoots(folder.readOwn('ca.crt'), settings.ca);
    const isOtherCa = folder.writeOwn('ca.crt', settings.ca, 0o644) && !keepsRoots;
    return (
      files.map(([name, content, mode]) => folder.writeOwn(name, content, mode)).includes(true) || isOtherCa
    );
  }

  /** Null when a server runs and does not answer: nobody can tell. Whoever has not said their name yet is not counted. */
  private async sessionNames(): Promise<ReadonlySet<string> | null> {
    const { process } = this.parts;
    if (process === null) return new Set();
    try {
      const sessions = await withManagement(process.socket, (management) => management.sessions());
      return new Set(sessions.map(({ name }) => name).filter((name) => name !== 'UNDEF'));
    } catch {
      return (await process.isRunning()) ? null : new Set();
    }
  }

  private isLetIn(client: ClientSet): boolean {
    if (this.settings === null) return false;
    const content = this.entryOf(client, this.settings);
    return content !== null && this.parts.folder.readEntry(client.credential) === content;
  }

  /** Null when the entry is there; otherwise why not. */
  private letIn(client: ClientSet): string | null {
    const { folder } = this.parts;
    if (this.settings === null) return 'openvpn-not-configured';
    try {
      folder.writeEntry(credentialName(client.credential), this.renderedEntry(client, this.settings));
      return null;
    } catch (error) {
      return error instanceof Refusal ? error.reason : 'openvpn-entry-not-written';
    }
  }

  /** Null: there can be none. */
  private entryOf(client: ClientSet, settings: OpenvpnSettings): string | null {
    try {
      return this.renderedEntry(client, settings);
    } catch (error) {
      if (error instanceof Refusal) return null;
      throw error;
    }
  }

  private renderedEntry({ address4, address6, profile }: ClientSet, settings: OpenvpnSettings): string {
    const { network4, network6 } = settings;
    return renderCcdEntry({
      address4: ip4(address4),
      address6: address6 === null ? null : ip6(address6),
      network4: cidr4(network4),
      network6: network6 === null ? null : cidr6(network6),
      ...tunnelOf(this.profiles.get(profile ?? ''), settings),
    });
  }

  private async takeBack(remove: readonly ClientKey[], failures: Map<string, string>): Promise<void> {
    const { folder } = this.parts;
    folder.prepare();
    const final = remove.filter((client) => client.final).map(({ serial }) => serial);
    for (const { credential } of remove) folder.removeEntry(credential);
    for (const serial of final) folder.revoke(decimalSerial(serial));
    const fail = (names: readonly string[], reason: string): void => {
      for (const name of names) failures.set(name, reason);
    };
    const names = remove.map(({ credential }) => credential);
    const [isMarked, left] = await Promise.all([folder.serverCanRead(final), this.cut(names)]);
    if (!isMarked) fail(names, 'revoked-serials-unreadable');
    if (left === null) fail(names, 'openvpn-does-not-answer');
    else fail(left, 'session-still-there');
  }

  /** Gives those whose session is still there; null when nobody can tell. A server that does not run has no sessions. */
  private async cut(names: readonly string[]): Promise<readonly string[] | null> {
    const { process } = this.parts;
    if (process === null) return [];
    try {
      return await withManagement(process.socket, (management) => endSessions(management, names));
    } catch {
      return (await process.isRunning()) ? null : [];
    }
  }
}

/** The server tells everybody the group's name servers and to send everything: where that is right, an entry adds nothing. */
function tunnelOf(
  profile: GatewayProfile | undefined,
  { dns }: OpenvpnSettings,
): Pick<CcdEntry, 'routes' | 'names'> {
  if (profile === undefined) return { routes: 'all', names: null };
  const hasOwnNames = profile.domains.length > 0 || profile.dns.join() !== dns.join();
  return {
    routes: profile.fullTunnel ? 'all' : routesOf(profile.networks, profile.dns),
    names: hasOwnNames ? { dns: profile.dns, domains: profile.domains } : null,
  };
}
