/**
 * Lets packets through a rendered table the way nftables does: rules in order, `goto` without return, the chain's policy at
 * the end. Knows the expressions that we write and refuses any other, so that a new one cannot pass unseen.
 */
import ipaddr from 'ipaddr.js';

export type Packet = {
  readonly iifname: string;
  readonly oifname: string;
  readonly saddr: string;
  readonly daddr: string;
  readonly protocol: 'tcp' | 'udp' | 'icmp' | 'ipv6-icmp' | 'gre';
  readonly sport: number;
  readonly dport: number;
  readonly direction: 'original' | 'reply';
  readonly state: 'new' | 'established' | 'related';
};

type Rule = readonly Record<string, unknown>[];
export type Table = {
  readonly chains: ReadonlyMap<string, readonly Rule[]>;
  readonly elements: ReadonlyMap<string, string>;
};

/* eslint-disable-next-line @typescript-eslint/no-explicit-any -- foreign JSON, whose every shape is looked at below */
type Anything = any;

export function loadTable(text: string): Table {
  const chains = new Map<string, Rule[]>();
  const elements = new Map<string, string>();
  const { nftables }: Anything = JSON.parse(text);
  for (const command of nftables) {
    const { add }: Anything = command;
    if (add?.chain !== undefined) chains.set(add.chain.name, []);
    if (add?.rule !== undefined) chains.get(add.rule.chain)?.push(add.rule.expr);
    for (const [address, verdict] of add?.element?.elem ?? []) elements.set(address, verdict.goto.target);
  }
  return { chains, elements };
}

export function passes(table: Table, hook: 'input' | 'forward', packet: Packet): boolean {
  let chain: string | null = hook;
  while (chain !== null) {
    const verdict = verdictOf(table, chain, packet);
    if (verdict === 'accept') return true;
    if (verdict === 'drop') return false;
    chain = verdict;
  }
  return true;
}

/** Another chain to go on in, or null at the end of one. */
function verdictOf(table: Table, chain: string, packet: Packet): string | null {
  for (const rule of table.chains.get(chain) ?? []) {
    const verdict = ruleVerdict(table, rule, packet);
    if (verdict !== null) return verdict;
  }
  return null;
}

function ruleVerdict(table: Table, rule: Rule, packet: Packet): string | null {
  for (const expression of rule) {
    const [[name, value]]: Anything = Object.entries(expression);
    if (name === 'accept' || name === 'drop') return name;
    if (name === 'goto') return value.target;
    if (name === 'vmap') return lookUp(table, value, packet);
    if (name !== 'match') throw new Error(`unknown statement ${name}`);
    if (!matches(value, packet)) return null;
  }
  return null;
}

function lookUp(table: Table, { key, data }: Anything, packet: Packet): string | null {
  const address = valueOf(key, packet);
  const isMap = data === (isV6(packet) ? '@reach6' : '@reach4');
  return typeof address === 'string' && isMap ? (table.elements.get(address) ?? null) : null;
}

function matches({ op, left, right }: Anything, packet: Packet): boolean {
  const value = valueOf(left, packet);
  if (value === null) return false;
  const among: Anything[] = right?.set ?? (Array.isArray(right) ? right : [right]);
  const is = among.some((one) => isOne(value, one));
  if (op === '!=') return !is;
  if (op !== '==' && op !== 'in') throw new Error(`unknown operator ${op}`);
  return is;
}

function isOne(value: string | number, one: Anything): boolean {
  if (one?.prefix !== undefined) {
    return ipaddr.parse(String(value)).match(ipaddr.parseCIDR(`${one.prefix.addr}/${one.prefix.len}`));
  }
  if (one?.range !== undefined) return Number(value) >= one.range[0] && Number(value) <= one.range[1];
  return value === one;
}

const isV6 = ({ daddr }: Packet): boolean => daddr.includes(':');

/** Null: the packet has no such thing, which no rule matches. */
function valueOf({ meta, payload, ct }: Anything, packet: Packet): string | number | null {
  if (meta?.key === 'iifname') return packet.iifname;
  if (meta?.key === 'oifname') return packet.oifname;
  if (meta?.key === 'l4proto') return packet.protocol;
  if (ct?.key === 'direction') return packet.direction;
  if (ct?.key === 'state') return packet.state;
  const { protocol, field }: { protocol: string; field: 'saddr' | 'daddr' | 'sport' | 'dport' } = payload;
  if (protocol === 'ip' || protocol === 'ip6') {
    return isV6(packet) === (protocol === 'ip6') ? packet[field] : null;
  }
  const hasPorts = packet.protocol === 'tcp' || packet.protocol === 'udp';
  if (protocol === 'th' ? !hasPorts : packet.protocol !== protocol) return null;
  return packet[field];
}
