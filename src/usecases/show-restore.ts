// What a restore has left to go through: which gateways have compared, and what they found.
import { requireRole, type Actor } from '../domain/actor';
import type { Gateway } from '../domain/gateway';
import { silentSince, type Restore } from '../domain/restore';
import type { Ports } from './ports';
import type { ListedFinding } from './ports-of-restores';
import { openRestore } from './steps/open-restore';

export type ShownRestore = {
  /** Null: there was none, or all of it has been gone through. */
  readonly restore: Restore | null;
  readonly gateways: readonly Gateway[];
  readonly silent: readonly Gateway[];
  readonly findings: readonly ListedFinding[];
  readonly count: number;
};

const shownAtOnce = 500;

export async function showRestore({ store }: Pick<Ports, 'store'>, actor: Actor): Promise<ShownRestore> {
  requireRole(actor, 'it-admin');
  const records = store.forTenant(actor.tenantId);
  const restore = await openRestore(records);
  const all = (await records.gateways.list()).filter(({ state }) => state === 'enrolled');
  if (restore === null) return { restore, gateways: all, silent: [], findings: [], count: 0 };
  const silent = silentSince(all, await records.restores.compared(restore.epoch));
  const { items, count } = await records.restores.openFindings(shownAtOnce);
  return { restore, gateways: all, silent, findings: items, count };
}
