// The maps of the packet filter from a device's address to its profile: changed one by one, and read back.
import type { IpAddress } from './config-fields';
import { reachChainName } from './firewall-reach';
import type { Json } from './firewall-rule';
import type { TableName } from './host-fields';
import { isJsonObject, jsonObject, listField, parseJsonObject, type JsonObject } from './json-fields';

/** What each address leads to: the name of a reach. */
export type Elements = ReadonlyMap<IpAddress, string>;
/** As nft shows them: its addresses are written as ours, and there may be too many to take each apart. */
export type ShownElements = ReadonlyMap<string, string>;
export type ElementChanges = { readonly add: Elements; readonly remove: readonly string[] };

/** What has to be changed; another verdict for an address is a removal and an addition in one. */
export function elementChanges(present: ShownElements, wanted: Elements): ElementChanges {
  const wantedTexts: ShownElements = wanted;
  const add = new Map<IpAddress, string>();
  for (const [address, name] of wanted) if (present.get(address) !== name) add.set(address, name);
  const remove: string[] = [];
  for (const [address, name] of present) if (wantedTexts.get(address) !== name) remove.push(address);
  return { add, remove };
}

export function elementCommands(table: TableName, { add, remove }: ElementChanges): readonly Json[] {
  const place = (name: string): { readonly [key: string]: Json } => ({ family: 'inet', table, name });
  const verdicts = new Map([...new Set(add.values())].map((name) => [name, verdictOf(name)]));
  return ([4, 6] as const).flatMap((family): readonly Json[] => {
    const is = (address: string): boolean => address.includes(':') === (family === 6);
    const gone: readonly Json[] = remove.filter(is);
    const come: readonly Json[] = [...add]
      .filter(([address]) => is(address))
      .map(([address, name]) => [address, verdicts.get(name) ?? null]);
    return [
      ...(gone.length === 0 ? [] : [{ delete: { element: { ...place(`reach${family}`), elem: gone } } }]),
      ...(come.length === 0 ? [] : [{ add: { element: { ...place(`reach${family}`), elem: come } } }]),
    ];
  });
}

/** One for all addresses of a profile, of which there may be tens of thousands. */
function verdictOf(name: string): Json {
  return { goto: { target: reachChainName(name) } };
}

/** What `nft -j list` gives; an element that is not of our making leads nowhere that we know. */
export function readElements(things: readonly JsonObject[]): ShownElements {
  const found = new Map<string, string>();
  for (const { map } of things) {
    if (map === undefined) continue;
    const { elem } = jsonObject(map);
    for (const pair of Array.isArray(elem) ? elem : []) {
      const [key, target] = readElement(pair);
      found.set(key, target);
    }
  }
  return found;
}

const prefix = reachChainName('');

/** As nft writes it: `["10.90.0.7",{"goto":{"target":"reach-…"}}]`. */
function readElement(pair: unknown): readonly [address: string, name: string] {
  const parts: readonly unknown[] = Array.isArray(pair) ? pair : [];
  const [address, verdict] = parts;
  return [typeof address === 'string' ? address : '', targetOf(verdict)];
}

function targetOf(verdict: unknown): string {
  if (!isJsonObject(verdict) || !isJsonObject(verdict.goto)) return '';
  const { target } = verdict.goto;
  return typeof target === 'string' && target.startsWith(prefix) ? target.slice(prefix.length) : '';
}

/** The things in a listing, without the word about nft itself. */
export function listed(listing: string): readonly JsonObject[] {
  return listField(parseJsonObject(listing), 'nftables', Number.MAX_SAFE_INTEGER).map(jsonObject);
}
