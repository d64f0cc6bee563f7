// Network rules as people type them, a line each: what is wrong with which.
import type { Cidr } from './config-fields';
import { Refusal } from './errors';
import { cidrCovers, maxNetworkRules, readRule, ruleCovers, type NetworkRule } from './network-rule';

/** Where devices get their addresses from. */
export type DevicePool = { readonly cidr: Cidr };

export type RuleFault = { readonly line: number; readonly reason: string };
export type ReadRules = { readonly rules: readonly NetworkRule[]; readonly faults: readonly RuleFault[] };

/** Lines as typed; empty ones do not count. */
export function readRules(text: string, pools: readonly DevicePool[]): ReadRules {
  const rules: NetworkRule[] = [];
  const faults: RuleFault[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    try {
      const rule = readRule(line);
      const reason = wrongWith(rule, rules, pools);
      if (reason === null) rules.push(rule);
      else faults.push({ line: index + 1, reason });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      faults.push({ line: index + 1, reason: error.reason });
    }
  }
  return { rules, faults };
}

/** What says nothing, or contradicts what another line says, is mostly a slip of the pen. */
function wrongWith(
  rule: NetworkRule,
  before: readonly NetworkRule[],
  pools: readonly DevicePool[],
): string | null {
  if (before.length >= maxNetworkRules) return 'reach-too-many';
  if (pools.some((pool) => cidrCovers(pool.cidr, rule.network))) return 'reach-rule-devices';
  if (before.some((one) => ruleCovers(one, rule))) return 'reach-rule-covered';
  return before.some((one) => ruleCovers(rule, one)) ? 'reach-rule-covers' : null;
}
