// Networks behind a gateway group as people type them, a line each: what is wrong with which.
import { cidr, type Cidr } from './config-fields';
import { Refusal } from './errors';
import { maxReachable } from './gateway-reach';
import { cidrCovers, lengthOf, networkAround, readRule, ruleText, wholeNetwork } from './network-rule';
import type { RuleFault } from './network-rule-list';
import type { TunnelNetworks } from './tunnel-networks';

/** Where devices have their addresses from. */
export type Devices = Pick<TunnelNetworks, 'pools' | 'overTcp'>;

export type ReadNetworks = { readonly networks: readonly Cidr[]; readonly faults: readonly RuleFault[] };

/** Networks as typed, one a line; empty lines do not count. Quick for hundreds, of which no two are held against each other. */
export function readNetworks(text: string, devices: Devices): ReadNetworks {
  const lines = text
    .split('\n')
    .map((typed, index) => ({ typed, line: index + 1 }))
    .filter(({ typed }) => typed.trim() !== '')
    .map(({ typed, line }) => ({ network: networkIn(typed), line }));
  const lengths = new Set(lines.flatMap(({ network }) => (network === null ? [] : [lengthOf(network)])));
  const [taken, around] = [new Set<string>(), new Set<string>()];
  const faults: RuleFault[] = [];
  for (const { network, line } of lines) {
    const wider = network === null ? [] : networksAround(network, lengths);
    const reason = wrongWith(network, { wider, taken, around, devices });
    if (reason !== null) faults.push({ line, reason });
    else for (const one of wider) around.add(one);
    if (reason === null && network !== null) taken.add(network);
  }
  return { networks: [...taken].map(cidr), faults };
}

function networksAround(network: Cidr, lengths: ReadonlySet<number>): readonly string[] {
  return [...lengths]
    .filter((length) => length < lengthOf(network))
    .map((length) => networkAround(network, length));
}

type Before = {
  /** Networks that hold this one, of the lengths that there are. */
  readonly wider: readonly string[];
  readonly taken: ReadonlySet<string>;
  /** What holds one of those taken. */
  readonly around: ReadonlySet<string>;
  readonly devices: Devices;
};

function wrongWith(network: Cidr | null, { wider, taken, around, devices }: Before): string | null {
  if (network === null) return 'reach-rule-network';
  if (taken.size >= maxReachable) return 'reach-too-many';
  if (isOfDevices(network, devices)) return 'reach-rule-devices';
  if (taken.has(network) || wider.some((one) => taken.has(one))) return 'reach-rule-covered';
  return around.has(network) ? 'reach-rule-covers' : null;
}

/** Around pools it is "everything", which leads to each device's own tunnel first; a server over TCP has no such word. */
function isOfDevices(network: Cidr, { pools, overTcp }: Devices): boolean {
  const all = [...pools.map((pool) => pool.cidr), ...overTcp];
  if (all.some((one) => cidrCovers(one, network))) return true;
  const isEverything = pools.some((pool) => cidrCovers(network, pool.cidr));
  return !isEverything && overTcp.some((one) => cidrCovers(network, one));
}

/** An address alone is the network of that one address; ports are the profiles' affair. */
function networkIn(line: string): Cidr | null {
  try {
    const rule = readRule(line);
    return ruleText(rule) === ruleText(wholeNetwork(rule.network)) ? rule.network : null;
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
