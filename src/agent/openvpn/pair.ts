/**
 * An OpenVPN server over UDP and one over TCP as one: whoever may come in has an entry in both, and is taken back from
 * both before a session in either is ended, so that nobody changes from one to the other. What is wrong with the second
 * keeps nobody from the first.
 */
import { Refusal } from '../../domain/errors';
import type { ClientSet, OpenvpnSettings } from '../../domain/gateway-change';
import type { GatewayReach } from '../../domain/gateway-reach';
import { overTcp } from '../../domain/openvpn-tcp';
import { tcpProblem } from '../../domain/openvpn-tcp-change';
import type {
  ClientCheck,
  ClientKey,
  ClientsFound,
  Failures,
  Found,
  OpenvpnDriver,
  Wanted,
} from '../enforcing/drivers';
import type { InUse } from '../enforcing/in-use';

export type PairParts = {
  readonly udp: OpenvpnDriver;
  readonly tcp: OpenvpnDriver;
  readonly log: (text: string) => void;
};
type Attended = Awaited<ReturnType<OpenvpnDriver['attend']>>;

export function openvpnPair(parts: PairParts): OpenvpnDriver {
  return new Pair(parts);
}

/** What a server over TCP is told; null where none is wanted. */
export function settingsOverTcp(settings: OpenvpnSettings | null): OpenvpnSettings | null {
  if (settings?.tcp === undefined) return null;
  const { tcp, ...first } = settings;
  return { ...first, ...tcp, proto: 'tcp' };
}

/** A client as the server over TCP knows it; one whose address is none of the first server's gets no entry there either. */
export function clientOverTcp(client: ClientSet, settings: OpenvpnSettings): ClientSet {
  const { tcp } = settings;
  if (tcp === undefined) return client;
  return { ...client, ...overTcp(client, settings, tcp) };
}

class Pair implements OpenvpnDriver {
  private readonly udp: OpenvpnDriver;
  private readonly tcp: OpenvpnDriver;
  private readonly log: PairParts['log'];
  private settings: OpenvpnSettings | null = null;
  /** Why the second could not be made what it shall be, or could not be ended. */
  private trouble: string | null = null;

  constructor({ udp, tcp, log }: PairParts) {
    this.udp = udp;
    this.tcp = tcp;
    this.log = log;
  }

  async configure(
    settings: OpenvpnSettings | null,
    reach?: GatewayReach,
    isInMaintenance = false,
  ): Promise<void> {
    this.settings = settings;
    this.trouble = await this.tcp.configure(settingsOverTcp(settings), reach, isInMaintenance).then(
      () => null,
      (error: unknown) => this.troubleOf(error),
    );
    await this.udp.configure(settings, reach, isInMaintenance);
  }

  async apply(set: readonly ClientSet[], remove: readonly ClientKey[]): Promise<Failures> {
    if (!this.hasTcp()) return this.udp.apply(set, remove);
    // Both begin at once, and each begins with its entries and serials: no session is ended before both are done with these.
    const [first, second] = await Promise.allSettled([
      this.udp.apply(set, remove),
      this.tcp.apply(this.overTcp(set), remove),
    ]);
    return union(valueOf(second), valueOf(first));
  }

  async look(clients: Wanted<ClientSet>, serials: Wanted<string>): Promise<ClientsFound | null> {
    const first = await this.udp.look(clients, serials);
    if (first === null || !this.hasTcp()) return first;
    const second = await this.tcp.look(this.wantedOverTcp(clients), serials);
    return {
      entries: either(first.entries, second?.entries),
      serials: either(first.serials, second?.serials),
    };
  }

  markSerials(found: readonly Found[]): void {
    this.udp.markSerials(found);
    if (this.hasTcp()) this.tcp.markSerials(found);
  }

  async attend(isWelcome: (credential: string) => boolean): Promise<Attended> {
    const first = await this.udp.attend(isWelcome);
    if (this.trouble !== null) return withTrouble(first, this.trouble);
    if (!this.hasTcp()) return first;
    try {
      const second = await this.tcp.attend(isWelcome);
      return {
        connected: [...new Set([...first.connected, ...second.connected])],
        failures: union(second.failures, first.failures),
        inUse: together(first.inUse, second.inUse),
      };
    } catch (error) {
      return withTrouble(first, this.troubleOf(error));
    }
  }

  /** Both at once: whoever is sent on from one does not come in by the other for longer than the other has work. */
  async letGo(): Promise<boolean> {
    const [first, second] = await Promise.allSettled([this.udp.letGo(), this.letGoOverTcp()]);
    return valueOf(second) && valueOf(first);
  }

  private letGoOverTcp(): Promise<boolean> {
    // It was to end and did not: nobody can tell who is still connected there.
    return this.hasTcp() ? this.tcp.letGo() : Promise.resolve(this.trouble === null);
  }

  async check({ set, remove, isWhole }: ClientCheck): Promise<Failures> {
    const first = await this.udp.check({ set, remove, isWhole });
    if (this.hasTcp()) return union(await this.tcp.check({ set: this.overTcp(set), remove, isWhole }), first);
    if (this.trouble === null) return first;
    // It was to end and did not: nobody can tell who is still connected there.
    return union(new Map(remove.map(({ credential }) => [credential, 'openvpn-does-not-answer'])), first);
  }

  /** What is wrong with the second is said when it is attended to. */
  async checkGuard(): Promise<void> {
    if (this.hasTcp()) await this.tcp.checkGuard().catch((error: unknown) => this.troubleOf(error));
    await this.udp.checkGuard();
  }

  private troubleOf(error: unknown): string {
    this.log(`OpenVPN over TCP: ${error instanceof Error ? error.message : 'failed'}`);
    return error instanceof Refusal ? error.reason : tcpProblem;
  }

  private hasTcp(): boolean {
    return this.settings?.tcp !== undefined;
  }

  private overTcp(set: readonly ClientSet[]): readonly ClientSet[] {
    const { settings } = this;
    return settings === null ? [] : set.map((client) => clientOverTcp(client, settings));
  }

  private wantedOverTcp({ at, all }: Wanted<ClientSet>): Wanted<ClientSet> {
    const { settings } = this;
    const convert = (client: ClientSet): ClientSet =>
      settings === null ? client : clientOverTcp(client, settings);
    return {
      at: (name) => {
        const client = at(name);
        return client === null || client === undefined ? client : convert(client);
      },
      all: function* () {
        for (const [name, client] of all()) yield [name, convert(client)];
      },
    };
  }
}

/** What both say of one credential: the second's word counts. */
function union(a: Failures, b: Failures): Failures {
  return new Map([...a, ...b]);
}

function withTrouble({ connected, failures }: Attended, trouble: string): Attended {
  return { connected, failures: new Map([...failures, ['gateway', trouble]]), inUse: null };
}

/** Where one cannot be counted, nobody can tell how many there are. */
function together(first: InUse | null, second: InUse | null): InUse | null {
  if (first === null || second === null) return null;
  return {
    connected: first.connected + second.connected,
    handshakes: first.handshakes + second.handshakes,
  };
}

/** The same client or serial in both is one. */
function either(first: readonly Found[], second: readonly Found[] = []): readonly Found[] {
  return [...new Map([...second, ...first].map((found) => [found.key, found])).values()];
}

function valueOf<T>(result: PromiseSettledResult<T>): T {
  if (result.status === 'rejected') throw result.reason;
  return result.value;
}
