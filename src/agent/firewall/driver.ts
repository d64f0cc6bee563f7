/**
 * Keeps our packet filter table, and lets the host forward; nobody else's table or setting is touched. What nft was told
 * it is asked for again: only what it shows is confirmed.
 */
import { writeFileSync } from 'node:fs';
import type { IpAddress } from '../../domain/config-fields';
import { Refusal } from '../../domain/errors';
import {
  elementChanges,
  elementCommands,
  listed,
  readElements,
  type ElementChanges,
  type Elements,
  type ShownElements,
} from '../../domain/firewall-elements';
import { differsIn, readChains } from '../../domain/firewall-read-back';
import { reachChainName } from '../../domain/firewall-reach';
import { chainsOf, commandsText, renderFirewall, type Firewall } from '../../domain/gateway-firewall';
import type { RunCommand } from '../host/command';
import { readIfThere } from '../host/files';
import type { FirewallDriver, FirewallState, Proof } from '../enforcing/drivers';
import type { Place } from '../identity/identity';
import { elementsOf, firewallOf } from '../enforcing/reach';

export const forwarding = ['/proc/sys/net/ipv4/ip_forward', '/proc/sys/net/ipv6/conf/all/forwarding'];
/** More than these are read back as a whole. */
const askedOneByOne = 64;

type Listing = { readonly chains: ReturnType<typeof readChains>; readonly elements: ShownElements };

export function firewallDriver(
  place: Place,
  run: RunCommand,
  switches: readonly string[] = forwarding,
): FirewallDriver {
  return new Driver(place, run, switches);
}

class Driver implements FirewallDriver {
  private readonly place: Place;
  private readonly run: RunCommand;
  /** The kernel's files that let the host forward. */
  private readonly switches: readonly string[];
  /** As it was last loaded; null before. */
  private firewall: Firewall | null = null;
  /** As nft has shown them, and as they were changed since. */
  private elements = new Map<IpAddress, string>();
  /** What was read before it was needed. */
  private ahead: Promise<Listing | null> | null = null;

  constructor(place: Place, run: RunCommand, switches: readonly string[]) {
    this.place = place;
    this.run = run;
    this.switches = switches;
  }

  lookAhead(): void {
    this.ahead ??= this.look();
  }

  async load({ settings, closed, members }: FirewallState): Promise<Proof> {
    const firewall = firewallOf(settings, closed, this.place);
    const wanted = elementsOf(members);
    const present = await (this.ahead ?? this.look());
    this.ahead = null;
    const isSame = await this.write(firewall, wanted, present);
    this.firewall = firewall;
    this.elements = wanted;
    // Where systemd keeps /proc/sys shut, the host's own sysctl.d has set them.
    for (const path of settings === null ? [] : this.switches)
      if (!['1', undefined].includes(valueOf(path))) writeFileSync(path, '1');
    return () => (isSame ? this.requireChains(firewall) : this.requireAll(firewall, wanted));
  }

  /** Leaves the maps alone, which may be large: hours begin and end with the chains. */
  async turn({ settings, closed }: Pick<FirewallState, 'settings' | 'closed'>): Promise<void> {
    const firewall = firewallOf(settings, closed, this.place);
    await this.nft(renderFirewall(firewall, { add: new Map(), remove: [], gone: [], anew: false }));
    await this.requireChains(firewall);
    this.firewall = firewall;
  }

  async change({ add, remove }: Parameters<FirewallDriver['change']>[0]): Promise<void> {
    const wanted = elementsOf(add);
    const present = this.presentOf([...remove, ...wanted.keys()]);
    const changes = elementChanges(present, wanted);
    if (!hasChanges(changes)) return;
    try {
      await this.nft(commandsText(elementCommands(this.place.table, changes)));
    } catch {
      // Somebody else changed the map meanwhile: what has to be done follows from what is there.
      const all = changed(new Map(this.elements), present.keys(), wanted);
      const now = elementChanges((await this.look())?.elements ?? new Map(), all);
      await this.nft(commandsText(elementCommands(this.place.table, now)));
    }
    changed(this.elements, present.keys(), wanted);
    await this.requireChanged(changes);
  }

  /** Of these addresses: the others, of which there may be very many, need not be gone through for a single one. */
  private presentOf(addresses: readonly IpAddress[]): ReadonlyMap<IpAddress, string> {
    const present = new Map<IpAddress, string>();
    for (const address of addresses) {
      const reach = this.elements.get(address);
      if (reach !== undefined) present.set(address, reach);
    }
    return present;
  }

  async hasChanged(): Promise<boolean> {
    if (this.firewall === null) return false;
    const shown = await this.look();
    if (shown === null || differsIn(shown.chains, chainsOf(this.firewall)) !== null) return true;
    return hasChanges(elementChanges(shown.elements, this.elements));
  }

  /** Whether all addresses were as they shall be. */
  private async write(firewall: Firewall, wanted: Elements, present: Listing | null): Promise<boolean> {
    const known = new Set(chainsOf(firewall).map(({ name }) => name));
    const gone = [...(present?.chains.keys() ?? [])].filter((name) => !known.has(name));
    const changes = elementChanges(present?.elements ?? new Map(), wanted);
    try {
      await this.nft(renderFirewall(firewall, { ...changes, gone, anew: present === null }));
      return present !== null && !hasChanges(changes);
    } catch (error) {
      if (present === null) throw error;
      // Something stands there that cannot be made ours by small changes: all of it, in one moment.
      return this.write(firewall, wanted, null);
    }
  }

  /** Null where there is no such table. */
  private async look(): Promise<Listing | null> {
    try {
      const listing = await this.run('nft', ['-j', 'list', 'table', 'inet', this.place.table]);
      const things = listed(listing);
      return { chains: readChains(things), elements: readElements(things) };
    } catch {
      return null;
    }
  }

  private async requireChains(firewall: Firewall): Promise<void> {
    const listing = await this.run('nft', ['-j', '-t', 'list', 'table', 'inet', this.place.table]);
    const chain = differsIn(readChains(listed(listing)), chainsOf(firewall));
    if (chain !== null) throw notInForce(`chain ${chain}`);
  }

  private async requireAll(firewall: Firewall, wanted: Elements): Promise<void> {
    const shown = await this.look();
    const chain = differsIn(shown?.chains ?? new Map(), chainsOf(firewall));
    if (chain !== null) throw notInForce(`chain ${chain}`);
    if (hasChanges(elementChanges(shown?.elements ?? new Map(), wanted))) throw notInForce('addresses');
  }

  /**
   * Without listing the others, of which there may be very many (with 60,000, nft reads all of them for one `get`): what is
   * there cannot be created once more, what is gone cannot be deleted. Both leave everything as it is when they fail.
   */
  private async requireChanged({ add, remove }: ElementChanges): Promise<void> {
    if (add.size + remove.length > askedOneByOne) {
      const shown = (await this.look())?.elements ?? new Map();
      if (hasChanges(elementChanges(shown, this.elements))) throw notInForce('addresses');
      return;
    }
    for (const [address, reach] of add) {
      const element = `{ ${address} : goto ${reachChainName(reach)} }`;
      if (await this.succeeds(['create', 'element'], address, element)) throw notInForce('an address');
    }
    const added = new Set<string>(add.keys());
    for (const address of remove) {
      if (added.has(address)) continue;
      if (await this.succeeds(['delete', 'element'], address, `{ ${address} }`))
        throw notInForce('an address');
    }
  }

  private async succeeds(verb: readonly string[], address: string, element: string): Promise<boolean> {
    const map = address.includes(':') ? 'reach6' : 'reach4';
    const words = [...verb, 'inet', this.place.table, map, element];
    return this.run('nft', words).then(
      () => true,
      () => false,
    );
  }

  private async nft(text: string): Promise<void> {
    await this.run('nft', ['-j', '-f', '-'], text);
  }
}

function changed(
  elements: Map<IpAddress, string>,
  gone: Iterable<IpAddress>,
  come: Elements,
): Map<IpAddress, string> {
  for (const address of gone) elements.delete(address);
  for (const [address, reach] of come) elements.set(address, reach);
  return elements;
}

const hasChanges = ({ add, remove }: ElementChanges): boolean => add.size + remove.length > 0;

function notInForce(what: string): Error {
  return new Refusal('unavailable', 'reach-not-in-force', { cause: new Error(what) });
}

function valueOf(path: string): string | undefined {
  return readIfThere(path)?.trim();
}
