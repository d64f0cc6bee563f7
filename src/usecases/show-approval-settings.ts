// What a municipality has set about its approval chain, with the profiles that may differ.
import type { AccessProfile } from '../domain/access-profile';
import { requireRole, type Actor } from '../domain/actor';
import type { ApprovalSettings } from '../domain/approval-chain';
import type { Ports } from './ports';

export type ShownApprovalSettings = {
  readonly settings: ApprovalSettings;
  readonly profiles: readonly AccessProfile[];
};

export async function showApprovalSettings(
  { store }: Pick<Ports, 'store'>,
  actor: Actor,
): Promise<ShownApprovalSettings> {
  requireRole(actor, 'tenant-admin');
  const { approval, profiles } = store.forTenant(actor.tenantId);
  return { settings: await approval.get(), profiles: await profiles.list() };
}
