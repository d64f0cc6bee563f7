// Our own key for a municipality's sign-ins goes one step on, or one step back.
import type { Actor } from '../domain/actor';
import type { AuditEvent } from '../domain/audit-event';
import type { TenantId } from '../domain/ids';
import { nextStep, stepBack, stepOf, type RotationStep } from '../domain/own-key-rotation';
import type { SamlSettings } from '../domain/saml-settings';
import type { Ports } from './ports';
import { partyIn } from './steps/party-to-a-tenant';

type TurnPorts = Pick<Ports, 'store' | 'clock' | 'pki'>;

export type KeyTurn = {
  readonly tenantId: TenantId;
  /** As whoever acts has seen it. */
  readonly from: RotationStep;
} & (
  | { readonly way: 'back' }
  /** With a reason, nobody waits. */
  | { readonly way: 'next'; readonly emergency: string | null }
);

/**
 * By the municipality's admin, the provider or whoever has the host. Whose word counts at a sign-in does not depend on
 * our key, and each step but the last leads back: so nobody else has to confirm it.
 */
export async function turnOwnKey(
  ports: TurnPorts,
  by: Actor | 'command-line',
  turn: KeyTurn,
): Promise<RotationStep> {
  const { store, clock } = ports;
  const { tenantId } = turn;
  if (by !== 'command-line') {
    await partyIn({ store }, tenantId, by);
  }
  const now = clock();
  const newKey = await keyFor(ports, turn, now);
  return store.forTenant(tenantId).transaction(async (records) => {
    await records.tenant.getHeld();
    const before = await records.tenant.samlSettings();
    const { from } = turn;
    const after =
      turn.way === 'next'
        ? nextStep(before, { from, now, newKey, emergency: turn.emergency })
        : stepBack(before, { from, now });
    await records.tenant.updateSamlSettings(after);
    await records.audit.append(eventOf(by, turn, after), now);
    return stepOf(after);
  });
}

/** Made before the transaction, since an RSA key takes its time. */
async function keyFor({ store, pki }: TurnPorts, turn: KeyTurn, now: Date) {
  if (turn.way !== 'next' || turn.from !== 'settled') return null;
  const { slug } = await store.forTenant(turn.tenantId).tenant.get();
  return pki.createSamlKey(slug, now);
}

const actions = {
  settled: 'saml-key.published',
  published: 'saml-key.switched',
  signing: 'saml-key.destroyed',
} as const;

function eventOf(by: Actor | 'command-line', turn: KeyTurn, after: SamlSettings): AuditEvent {
  return {
    action: turn.way === 'back' ? 'saml-key.stepped-back' : actions[turn.from],
    actor: by === 'command-line' ? null : by.ref,
    subject: null,
    object: { kind: 'tenant', id: turn.tenantId },
    data: { from: turn.from, to: stepOf(after), emergency: turn.way === 'next' && turn.emergency !== null },
    reason: turn.way === 'next' ? turn.emergency : null,
  };
}
