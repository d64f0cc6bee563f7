/**
 * Keeps an OpenVPN server's clients as ordered. Taking one back: its entry goes and its serial is marked first, so that
 * it cannot return; then its session is ended; nothing is claimed before the server shows none.
 */
import { setImmediate } from 'node:timers/promises';
import { decimalSerial } from '../../domain/config-fields';
import { Refusal } from '../../domain/errors';
import type { ClientSet, OpenvpnSettings } from '../../domain/gateway-change';
import type { GatewayReach } from '../../domain/gateway-reach';
import { noticeSentence } from '../../domain/refusal-notice';
import type {
  ClientCheck,
  ClientKey,
  ClientsFound,
  Failures,
  Found,
  OpenvpnDriver,
  Wanted,
} from '../enforcing/drivers';
import type { Place } from '../identity/identity';
import { SessionCount } from '../enforcing/in-use';
import { noRefusals, type Refusals } from '../enforcing/refusals';
import { checkClients } from './client-check';
import { ClientEntries } from './client-entries';
import type { OpenvpnFolder } from './files';
import { Leave } from './leave';
import {
  endSessions,
  holdManagement,
  letManagementGo,
  withManagement,
  type Management,
  type Session,
} from './management';
import { Notices } from './notices';
import type { OpenvpnProcess } from './process';
import { serverFiles } from './server-files';
import { trustsSameRoots } from './trusted-roots';

export type OpenvpnParts = {
  readonly folder: OpenvpnFolder;
  /** Null in a rehearsal: files only. */
  readonly process: OpenvpnProcess | null;
  readonly place: Place;
  /** The private key that fits the certificate the portal sent. */
  readonly serverKeyFor: (certificate: string) => string | null;
  /** Who is to be told why, where that is wanted. */
  readonly refusals?: Refusals;
};

/** Files that are written before others get their turn. */
const sliceSize = 200;

export function openvpnDriver(parts: OpenvpnParts): OpenvpnDriver {
  return new Driver(parts);
}

class Driver implements OpenvpnDriver {
  private readonly parts: OpenvpnParts;
  private settings: OpenvpnSettings | null = null;
  /** While the gateway is out for maintenance. */
  private leave: Leave | null = null;
  private readonly sessions = new SessionCount();
  private readonly refusals: Refusals;
  private readonly notices: Notices;
  private readonly entries: ClientEntries;

  constructor(parts: OpenvpnParts) {
    this.parts = parts;
    this.refusals = parts.refusals ?? noRefusals;
    this.notices = new Notices(parts.folder, this.refusals);
    this.entries = new ClientEntries(parts.folder, this.notices);
  }

  async configure(
    settings: OpenvpnSettings | null,
    reach?: GatewayReach,
    isInMaintenance = false,
  ): Promise<void> {
    const { folder, process } = this.parts;
    this.settings = settings;
    this.notices.areWanted = settings?.notice !== undefined;
    this.leave = isInMaintenance ? (this.leave ?? new Leave(() => performance.now())) : null;
    this.entries.follow(settings, reach);
    if (settings === null) {
      await process?.stop();
      this.answerAsks();
      return;
    }
    folder.prepare();
    if (this.writeConfiguration(settings)) await process?.stop();
    this.answerAsks();
  }

  async apply(set: readonly ClientSet[], remove: readonly ClientKey[]): Promise<Failures> {
    const failures = new Map<string, string>();
    if (remove.length > 0) await this.takeBack(remove, failures);
    for (const [index, client] of set.entries()) {
      const reason = this.entries.letIn(client);
      if (reason !== null) failures.set(client.credential, reason);
      if (index % sliceSize === sliceSize - 1) await setImmediate();
    }
    return failures;
  }

  async look(clients: Wanted<ClientSet>, serials: Wanted<string>): Promise<ClientsFound | null> {
    const { folder } = this.parts;
    if (this.settings === null) return null;
    folder.prepare();
    return { entries: await this.entries.look(clients), serials: await folder.lookAtSerials(serials) };
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
    const nothing = { connected: [], failures: new Map<string, string>(), inUse: null };
    if (this.settings === null) return nothing;
    await this.ensureRunning();
    if (process === null) return nothing;
    if (this.leave !== null && !(await process.isRunning()))
      return { ...nothing, inUse: this.sessions.count([]) };
    const isIn = ({ name }: Session): boolean => isWelcome(name);
    return withManagement(process.socket, async (management) => {
      const sessions = await sessionsIn(management);
      const [welcome, others] = [sessions.filter(isIn), sessions.filter((one) => !isIn(one))];
      const left = await endSessions(
        management,
        others.map(({ name }) => name),
      );
      this.notices.withdraw();
      this.notices.post(this.refusals.names(), new Set(left));
      return {
        connected: welcome.map(({ name }) => name),
        failures: new Map(left.map((name) => [name, 'session-still-there'])),
        inUse: this.sessions.count(welcome.map(({ clientId }) => clientId)),
      };
    });
  }

  async letGo(): Promise<boolean> {
    const { leave } = this;
    const { process } = this.parts;
    if (leave === null || process === null || this.settings === null) return true;
    if (!(await process.isRunning())) return true;
    // One that does not answer is ended, too: nobody can be sent on.
    const isDone = (await this.ask((management) => leave.step(management), true)) ?? true;
    if (!isDone) return false;
    await process.stop();
    return !(await process.isRunning());
  }

  async check(check: ClientCheck): Promise<Failures> {
    const { folder } = this.parts;
    const { entries, notices } = this;
    if (this.settings !== null) {
      if (check.isWhole) folder.prepare();
      return checkClients(check, { folder, entries, notices, sessions: () => this.sessionNames() });
    }
    // Without a server nobody is connected; that nobody can be let in was said when it was ordered.
    const { set, isWhole } = check;
    return new Map(isWhole ? [] : set.map(({ credential }) => [credential, 'openvpn-not-configured']));
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
    if (process === null || this.leave !== null || (await process.isRunning())) return;
    if (!(await folder.serverCanRead([])))
      throw new Error('the OpenVPN server could not read the revoked serials');
    if (this.settings !== null) await process.start(this.settings);
  }

  /** True when a server that runs has to be started anew for it. */
  private writeConfiguration(settings: OpenvpnSettings): boolean {
    const { folder, place } = this.parts;
    const key = this.parts.serverKeyFor(settings.certificate);
    if (key === null) throw new Refusal('invalid', 'certificate-not-ours');
    const files = serverFiles(settings, { key, place, folder: folder.path });
    const keepsRoots = trustsSameRoots(folder.readOwn('ca.crt'), settings.ca);
    const isOtherCa = folder.writeOwn('ca.crt', settings.ca, 0o644) && !keepsRoots;
    return (
      files.map(([name, content, mode]) => folder.writeOwn(name, content, mode)).includes(true) || isOtherCa
    );
  }

  /** Whoever has not said their name yet is not counted. Null as in `ask`. */
  private sessionNames(): Promise<readonly string[] | null> {
    return this.ask((management) => namesIn(management), []);
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
    this.notices.post(names, failures);
  }

  /** Whoever is not to be told anything is left to the server, which goes by entry, certificate and serial. */
  private answerAsks(): void {
    const { socket } = this.parts.process ?? {};
    const notice = this.settings?.notice;
    if (socket === undefined) return;
    if (notice === undefined) {
      letManagementGo(socket);
      return;
    }
    holdManagement(socket, (name) => {
      const reason = this.refusals.at(name);
      return reason === null ? null : noticeSentence(reason, notice);
    });
  }

  /** Gives those whose session is still there. Null as in `ask`. */
  private cut(names: readonly string[]): Promise<readonly string[] | null> {
    return this.ask((management) => endSessions(management, names), []);
  }

  /** Null when a server runs and does not answer: nobody can tell. One that does not run has nobody. */
  private async ask<T>(act: (management: Management) => Promise<T>, nobody: T): Promise<T | null> {
    const { process } = this.parts;
    if (process === null) return nobody;
    try {
      return await withManagement(process.socket, act);
    } catch {
      return (await process.isRunning()) ? null : nobody;
    }
  }
}

async function namesIn(management: Management): Promise<readonly string[]> {
  return (await sessionsIn(management)).map(({ name }) => name);
}

/** But for whoever has not said their name yet. */
async function sessionsIn(management: Management): Promise<readonly Session[]> {
  return (await management.sessions()).filter(({ name }) => name !== 'UNDEF');
}
