// What nft says of our table, held against what it was told: no chain too few or too many, and each with its rules in order.
import type { Chain } from './gateway-firewall';
import { jsonObject, type JsonObject } from './json-fields';

/** The rules of each chain, by their comments, and where it is hooked in. */
export type ListedChains = ReadonlyMap<
  string,
  { readonly hook: string | null; readonly says: readonly string[] }
>;

export function readChains(things: readonly JsonObject[]): ListedChains {
  const chains = new Map<string, { readonly hook: string | null; readonly says: string[] }>();
  for (const { chain, rule } of things) {
    if (chain !== undefined) {
      const { name, hook, policy } = jsonObject(chain);
      const isHooked = typeof hook === 'string';
      chains.set(String(name), { hook: isHooked ? `${hook} ${String(policy)}` : null, says: [] });
    }
    if (rule !== undefined) {
      const { chain: name, comment } = jsonObject(rule);
      chains.get(String(name))?.says.push(typeof comment === 'string' ? comment : '');
    }
  }
  return chains;
}

/** Null when all is as it was told; otherwise the first chain that is not. */
export function differsIn(listedChains: ListedChains, wanted: readonly Chain[]): string | null {
  const known = new Set(wanted.map(({ name }) => name));
  for (const name of listedChains.keys()) if (!known.has(name)) return name;
  for (const { name, hook, rules } of wanted) {
    const found = listedChains.get(name);
    const isHooked = found?.hook === (hook === null ? null : `${hook.hook} ${hook.policy}`);
    const says = rules.map((rule) => rule.says);
    if (found === undefined || !isHooked || found.says.join('\n') !== says.join('\n')) return name;
  }
  return null;
}
