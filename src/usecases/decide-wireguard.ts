// The municipality decides for WireGuard, with a name, a reason and a day to look at it again (BSI CON.1).
import { requireRole, type Actor } from '../domain/actor';
import { Refusal } from '../domain/errors';
import { addDays, isLocalDay, localDay } from '../domain/local-day';
import type { Ports } from './ports';

export type WireguardChoice = {
  readonly decidedBy: string;
  readonly reason: string;
  readonly reviewOn: string;
};

/** Null takes the decision back: nothing more is handed out; what exists stays until it is taken back by itself. */
export async function decideWireguard(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  actor: Actor,
  choice: WireguardChoice | null,
): Promise<void> {
  requireRole(actor, 'tenant-admin', 'security-officer');
  const now = clock();
  await store.forTenant(actor.tenantId).transaction(async (records) => {
    const tenant = await records.tenant.getHeld();
    const decidedOn = localDay(now, tenant.timeZone);
    if (choice !== null) checkChoice(choice, decidedOn);
    await records.tenant.update({ ...tenant, wireguard: choice === null ? null : { ...choice, decidedOn } });
    await records.audit.append(
      {
        action: 'tenant.wireguard-decided',
        actor: actor.ref,
        subject: null,
        object: { kind: 'tenant', id: tenant.id },
        data: { on: choice !== null, reviewOn: choice?.reviewOn ?? null },
        reason: choice?.reason ?? null,
      },
      now,
    );
  });
}

const longestReviewDays = 5 * 366;

function checkChoice({ decidedBy, reason, reviewOn }: WireguardChoice, today: string): void {
  if (decidedBy === '' || reason === '') throw new Refusal('invalid', 'reason-missing');
  if (reviewOn <= today) throw new Refusal('invalid', 'review-day-in-the-past');
  if (!isLocalDay(reviewOn) || reviewOn > addDays(today, longestReviewDays)) {
    throw new Refusal('invalid', 'review-day-too-far');
  }
}
