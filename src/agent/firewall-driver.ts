/**
 * Keeps our packet filter table, and lets the host forward; nobody else's table or setting is touched. What nft was told
 * it is asked for again: only what it shows is confirmed.
 */
import { writeFileSync } from 'node:fs';
import { isIp4, type IpAddress } from '../domain/config-fields';
import { Refusal } from '../domain/errors';
import {
  elementChanges,
  elementCommands,
  readElements,
  type ElementChanges,
  type Elements,
} from '../domain/firewall-elements';
import { differsIn, readChains } from '../domain/firewall-read-back';
import { reachChainName } from '../domain/firewall-reach';
import { chainsOf, commandsText, renderFirewall, type Firewall } from '../domain/gateway-firewall';
import type { RunCommand } from './command';
import { readIfThere } from './files';
import type { FirewallDriver } from './drivers';
import type { Place } from './identity';
import { elementsOf, firewallOf } from './reach';

export const forwarding = ['/proc/sys/net/ipv4/ip_forward', '/proc/sys/net/ipv6/conf/all/forwarding'];
/** More than these are read back as a whole. */
const askedOneByOne = 64;

type Listing = { readonly chains: ReturnType<typeof readChains>; readonly elements: Elements };

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

  constructor(place: Place, run: RunCommand, switches: readonly string[]) {
    this.place = place;
    this.run = run;
    this.switches = switches;
  }

  async load({ settings, closed, members }: Parameters<FirewallDriver['load']>[0]): Promise<void> {
    const firewall = firewallOf(settings, closed, this.place);
    const wanted = elementsOf(members);
    const present = await this.look();
    try {
      await this.write(firewall, wanted, present);
    } catch {
      // Something stands there that cannot be made ours by small changes: all of it, in one moment.
      await this.write(firewall, wanted, null);
    }
    await this.requireInForce(firewall, wanted);
    this.firewall = firewall;
    this.elements = new Map(wanted);
    if (settings === null) return;
    // Where systemd keeps /proc/sys shut, the host's own sysctl.d has set them.
    for (const path of this.switches) if (!['1', undefined].includes(valueOf(path))) writeFileSync(path, '1');
  }

  async change({ add, remove }: Parameters<FirewallDriver['change']>[0]): Promise<void> {
    const wanted = new Map(this.elements);
    for (const address of remove) wanted.delete(address);
    for (const [address, reach] of elementsOf(add)) wanted.set(address, reach);
    const changes = elementChanges(this.elements, wanted);
    if (changes.add.size === 0 && changes.remove.length === 0) return;
    try {
      await this.nft(commandsText(elementCommands(this.place.table, changes)));
    } catch {
      // Somebody else changed the map meanwhile: what has to be done follows from what is there.
      const now = elementChanges(await this.listElements(), wanted);
      await this.nft(commandsText(elementCommands(this.place.table, now)));
    }
    this.elements = wanted;
    await this.requireChanged(changes);
  }

  async hasChanged(): Promise<boolean> {
    return this.firewall !== null && (await this.differing(this.firewall, this.elements)) !== null;
  }

  private async write(firewall: Firewall, wanted: Elements, present: Listing | null): Promise<void> {
    const known = new Set(chainsOf(firewall).map(({ name }) => name));
    const gone = [...(present?.chains.keys() ?? [])].filter((name) => !known.has(name));
    const changes = elementChanges(present?.elements ?? new Map(), wanted);
    await this.nft(renderFirewall(firewall, { ...changes, gone, anew: present === null }));
  }

  /** Null where there is no such table. */
  private async look(): Promise<Listing | null> {
    const { table } = this.place;
    try {
      const chains = readChains(await this.run('nft', ['-j', '-t', 'list', 'table', 'inet', table]));
      return { chains, elements: await this.listElements() };
    } catch {
      return null;
    }
  }

  private async listElements(): Promise<Elements> {
    const list = (map: string): Promise<string> =>
      this.run('nft', ['-j', 'list', 'map', 'inet', this.place.table, map]);
    return new Map([...readElements(await list('reach4')), ...readElements(await list('reach6'))]);
  }

  private async requireInForce(firewall: Firewall, wanted: Elements): Promise<void> {
    const differing = await this.differing(firewall, wanted);
    if (differing !== null) throw notInForce(differing);
  }

  /** What stands otherwise in the table that nft shows; null when all is as it shall be. */
  private async differing(firewall: Firewall, wanted: Elements): Promise<string | null> {
    const shown = await this.look();
    if (shown === null) return 'no table';
    const chain = differsIn(shown.chains, chainsOf(firewall));
    if (chain !== null) return `chain ${chain}`;
    const { add, remove } = elementChanges(shown.elements, wanted);
    return add.size + remove.length > 0 ? `${add.size + remove.length} addresses` : null;
  }

  /** Without listing the others, of which there may be very many. */
  private async requireChanged(changes: ElementChanges): Promise<void> {
    const { add, remove } = changes;
    if (add.size + remove.length > askedOneByOne) {
      const left = elementChanges(await this.listElements(), this.elements);
      if (left.add.size + left.remove.length > 0) throw notInForce('addresses');
      return;
    }
    for (const [address, reach] of add) {
      const shown = await this.ask(address);
      if (shown?.includes(`goto ${reachChainName(reach)} `) !== true) throw notInForce('an address');
    }
    for (const address of remove) {
      if (!add.has(address) && (await this.ask(address)) !== null) throw notInForce('an address');
    }
  }

  /** Null where the map does not have it. */
  private async ask(address: IpAddress): Promise<string | null> {
    const map = isIp4(address) ? 'reach4' : 'reach6';
    const words = ['get', 'element', 'inet', this.place.table, map, `{ ${address} }`];
    return this.run('nft', words).catch(() => null);
  }

  private async nft(text: string): Promise<void> {
    await this.run('nft', ['-j', '-f', '-'], text);
  }
}

function notInForce(what: string): Error {
  return new Refusal('unavailable', 'reach-not-in-force', { cause: new Error(what) });
}

function valueOf(path: string): string | undefined {
  return readIfThere(path)?.trim();
}
