// What may be reached, one rule a network: all of it, or some of its ports. Typed, so that nothing else reaches a packet filter.
import ipaddr from 'ipaddr.js';
import { cidrOrNull, hostCidr, ipAddressOrNull, type Cidr, type IpAddress } from './config-fields';
import { Refusal } from './errors';

export const ruleProtocols = ['any', 'tcp', 'udp'] as const;
export type RuleProtocol = (typeof ruleProtocols)[number];
/** Both ends belong to it. */
export type PortRange = { readonly from: number; readonly to: number };

export type NetworkRule = {
  readonly network: Cidr;
  /** `any` without ports is every protocol, ICMP too; with ports it is TCP and UDP. */
  readonly protocol: RuleProtocol;
  readonly ports: PortRange | null;
};

/** A chain of the packet filter has two rules for each. */
export const maxNetworkRules = 64;

export const wholeNetwork = (network: Cidr): NetworkRule => ({ network, protocol: 'any', ports: null });

export const isRuleProtocol = (value: unknown): value is RuleProtocol =>
  ruleProtocols.some((protocol) => protocol === value);

export function isPortRange({ from, to }: PortRange): boolean {
  const isPort = (value: number): boolean => Number.isInteger(value) && value >= 1 && value <= 65_535;
  return isPort(from) && isPort(to) && from <= to;
}

/** Whether all that the second reaches is reached by the first. */
export function ruleCovers(wider: NetworkRule, narrower: NetworkRule): boolean {
  return (
    cidrCovers(wider.network, narrower.network) &&
    protocolCovers(wider, narrower) &&
    portsCover(wider, narrower)
  );
}

/** Each by one of them: what several reach only together counts as not covered, which errs on the safe side. */
export function rulesCover(wider: readonly NetworkRule[], narrower: readonly NetworkRule[]): boolean {
  return narrower.every((rule) => wider.some((one) => ruleCovers(one, rule)));
}

export function cidrCovers(wider: Cidr, narrower: Cidr): boolean {
  const length = lengthOf(wider);
  const isSmaller = isFamily6(wider) === isFamily6(narrower) && length <= lengthOf(narrower);
  return isSmaller && networkAround(narrower, length) === wider;
}

const isFamily6 = (network: Cidr): boolean => network.includes(':');
export const lengthOf = (network: Cidr): number => Number(network.slice(network.indexOf('/') + 1));

/** The network of this length in which another lies, as it is written. */
export function networkAround(network: Cidr, length: number): string {
  const text = `${network.slice(0, network.indexOf('/'))}/${length}`;
  const family = isFamily6(network) ? ipaddr.IPv6 : ipaddr.IPv4;
  return `${family.networkAddressFromCIDR(text).toString()}/${length}`;
}

function protocolCovers(wider: NetworkRule, narrower: NetworkRule): boolean {
  if (wider.protocol === 'any')
    return wider.ports === null || narrower.ports !== null || narrower.protocol !== 'any';
  return wider.protocol === narrower.protocol;
}

function portsCover({ ports: wider }: NetworkRule, { ports: narrower }: NetworkRule): boolean {
  if (wider === null) return true;
  const { from, to } = narrower ?? { from: 1, to: 65_535 };
  return wider.from <= from && to <= wider.to;
}

/** Whether a network lies within one of these; quick for hundreds. */
export function coveredBy(networks: readonly Cidr[]): (network: Cidr) => boolean {
  const all = new Set<string>(networks);
  const lengths = [...new Set(networks.map(lengthOf))];
  return (one) =>
    all.has(one) || lengths.some((length) => length < lengthOf(one) && all.has(networkAround(one, length)));
}

/** Each once, and without what lies within another; quick for hundreds, of which no two are held against each other. */
export function outermost(networks: readonly Cidr[]): readonly Cidr[] {
  const all = new Set<string>(networks);
  const lengths = [...new Set(networks.map(lengthOf))];
  return [...new Set(networks)].filter(
    (one) => !lengths.some((length) => length < lengthOf(one) && all.has(networkAround(one, length))),
  );
}

/** What a device has to send into the tunnel to get there. */
export function routesOf(rules: readonly NetworkRule[], dns: readonly IpAddress[]): readonly Cidr[] {
  return outermost([...rules.map(({ network }) => network), ...dns.map(hostCidr)]);
}

/** As people write and read it: `10.77.0.0/24`, `10.77.0.10 tcp 443`, `fd77::/64 udp 5000-5010`. */
export function ruleText({ network, protocol, ports }: NetworkRule): string {
  const words: string[] = [network];
  if (protocol !== 'any' || ports !== null) words.push(protocol);
  if (ports !== null) words.push(ports.from === ports.to ? String(ports.from) : `${ports.from}-${ports.to}`);
  return words.join(' ');
}

/** A line as typed. An address alone is the network of that one address. */
export function readRule(line: string): NetworkRule {
  const [network = '', protocol = 'any', ports = '', ...more] = line.trim().toLowerCase().split(/\s+/);
  if (more.length > 0 || !isRuleProtocol(protocol)) throw new Refusal('invalid', 'reach-rule-unreadable');
  return { network: readNetwork(network), protocol, ports: ports === '' ? null : readPorts(ports) };
}

function readNetwork(text: string): Cidr {
  const alone = ipAddressOrNull(text);
  const network = alone === null ? cidrOrNull(text) : hostCidr(alone);
  if (network === null) throw new Refusal('invalid', 'reach-rule-network');
  return network;
}

function readPorts(text: string): PortRange {
  const [, from = '', to = from] = /^([1-9][0-9]{0,4})(?:-([1-9][0-9]{0,4}))?$/.exec(text) ?? [];
  const range = { from: Number(from), to: Number(to) };
  if (from === '' || !isPortRange(range)) throw new Refusal('invalid', 'reach-rule-ports');
  return range;
}
