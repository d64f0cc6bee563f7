/**
 * Lets packets through a rendered table the way nftables does: rules in order, `goto` without return, the chain's policy at
 * the end. Knows the expressions that we write and refuses any other, so that a new one cannot pass unseen.
 */
import ipaddr from 'ipaddr.js';
import { z } from 'zod';

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

const target = z.strictObject({ goto: z.strictObject({ target: z.string() }) });
const payload = z.strictObject({
  payload: z.strictObject({
    protocol: z.enum(['ip', 'ip6', 'tcp', 'udp', 'th']),
    field: z.enum(['saddr', 'daddr', 'sport', 'dport']),
  }),
});
const left = z.union([
  z.strictObject({ meta: z.strictObject({ key: z.enum(['iifname', 'oifname', 'l4proto']) }) }),
  z.strictObject({ ct: z.strictObject({ key: z.enum(['direction', 'state']) }) }),
  payload,
]);
const plain = z.union([z.string(), z.number()]);
const right = z.union([
  plain,
  z.array(plain),
  z.strictObject({ set: z.array(plain) }),
  z.strictObject({ prefix: z.strictObject({ addr: z.string(), len: z.number() }) }),
  z.strictObject({ range: z.tuple([z.number(), z.number()]) }),
]);
const match = z.strictObject({
  match: z.strictObject({ op: z.enum(['==', '!=', 'in']), left, right }),
});
const expression = z.union([
  match,
  target,
  z.strictObject({ accept: z.null() }),
  z.strictObject({ drop: z.null() }),
  z.strictObject({ masquerade: z.null() }),
  z.strictObject({ vmap: z.strictObject({ key: payload, data: z.enum(['@reach4', '@reach6']) }) }),
]);
type Expression = z.infer<typeof expression>;

const added = z.object({
  chain: z.object({ name: z.string() }).optional(),
  rule: z.object({ chain: z.string(), expr: z.array(expression) }).optional(),
  element: z.object({ elem: z.array(z.tuple([z.string(), target])) }).optional(),
});
const commands = z.object({ nftables: z.array(z.object({ add: added.optional() })) });

export type Table = {
  readonly chains: ReadonlyMap<string, readonly (readonly Expression[])[]>;
  readonly elements: ReadonlyMap<string, string>;
};

export function loadTable(text: string): Table {
  const chains = new Map<string, (readonly Expression[])[]>();
  const elements = new Map<string, string>();
  for (const { add } of commands.parse(JSON.parse(text)).nftables) {
    if (add?.chain !== undefined) chains.set(add.chain.name, []);
    if (add?.rule !== undefined) chains.get(add.rule.chain)?.push(add.rule.expr);
    for (const [address, verdict] of add?.element?.elem ?? []) elements.set(address, verdict.goto.target);
  }
  return { chains, elements };
}

export function passes(table: Table, hook: 'input' | 'forward', packet: Packet): boolean {
  let chain: string | null = hook;
  while (chain !== null) {
    const verdict: string | null = verdictOf(table, chain, packet);
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

function ruleVerdict(table: Table, rule: readonly Expression[], packet: Packet): string | null {
  for (const one of rule) {
    if ('accept' in one) return 'accept';
    if ('drop' in one) return 'drop';
    if ('goto' in one) return one.goto.target;
    if ('vmap' in one) return lookUp(table, one.vmap, packet);
    if ('masquerade' in one) throw new Error('no verdict of a filter');
    if (!matches(one.match, packet)) return null;
  }
  return null;
}

type Vmap = { readonly key: z.infer<typeof payload>; readonly data: string };

function lookUp(table: Table, { key, data }: Vmap, packet: Packet): string | null {
  const address = valueOf(key, packet);
  const isOfFamily = data === (isV6(packet) ? '@reach6' : '@reach4');
  return typeof address === 'string' && isOfFamily ? (table.elements.get(address) ?? null) : null;
}

function matches(one: z.infer<typeof match>['match'], packet: Packet): boolean {
  const value = valueOf(one.left, packet);
  if (value === null) return false;
  const is = isAmong(value, one.right);
  return one.op === '!=' ? !is : is;
}

function isAmong(value: string | number, wanted: z.infer<typeof right>): boolean {
  if (typeof wanted !== 'object') return value === wanted;
  if (Array.isArray(wanted)) return wanted.includes(value);
  if ('set' in wanted) return wanted.set.includes(value);
  if ('range' in wanted) return Number(value) >= wanted.range[0] && Number(value) <= wanted.range[1];
  const { addr, len } = wanted.prefix;
  return ipaddr.parse(String(value)).match(ipaddr.parseCIDR(`${addr}/${len}`));
}

const isV6 = ({ daddr }: Packet): boolean => daddr.includes(':');

/** Null: the packet has no such thing, which no rule matches. */
function valueOf(wanted: z.infer<typeof left>, packet: Packet): string | number | null {
  if ('meta' in wanted) return wanted.meta.key === 'l4proto' ? packet.protocol : packet[wanted.meta.key];
  if ('ct' in wanted) return packet[wanted.ct.key];
  const { protocol, field } = wanted.payload;
  if (protocol === 'ip' || protocol === 'ip6') {
    return isV6(packet) === (protocol === 'ip6') ? packet[field] : null;
  }
  const hasPorts = packet.protocol === 'tcp' || packet.protocol === 'udp';
  if (protocol === 'th' ? !hasPorts : packet.protocol !== protocol) return null;
  return packet[field];
}
