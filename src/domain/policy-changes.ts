// Which way a municipality's decisions for everybody have moved.
import type { ApplicationPolicy } from './application-edition';
import type { EditionChange } from './edition-change';

/** From the strictest. */
export const privateDevicePolicies = ['forbidden', 'terminal-server', 'allowed'] as const;

export function policyChanges(before: ApplicationPolicy, after: ApplicationPolicy): readonly EditionChange[] {
  return [
    moved('private-devices', [
      privateDevicePolicies.indexOf(before['private-devices']),
      privateDevicePolicies.indexOf(after['private-devices']),
    ]),
    moved('vs-nfd-product', [Number(before['vs-nfd-product']), Number(after['vs-nfd-product'])]),
    systems(before['unsupported-systems'], after['unsupported-systems']),
  ]
    .flat()
    .map((change) => ({ ...change, policies: [before, after] as const }));
}

/** More is looser. */
function moved(id: keyof ApplicationPolicy, [was, is]: readonly [number, number]): readonly EditionChange[] {
  if (was === is) return [];
  return [{ subject: 'policy', id, kind: is > was ? 'looser' : 'stricter', before: null, after: null }];
}

function systems(was: readonly string[], is: readonly string[]): readonly EditionChange[] {
  const dropped = was.some((system) => !is.includes(system));
  return moved('unsupported-systems', dropped ? [0, 1] : [is.length, was.length]);
}
