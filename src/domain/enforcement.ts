// The proof that an order took effect: asked of a gateway, confirmed by it, or still open for too long.
import type { GatewayOrderKind } from './gateway-order';
import type { CredentialId, GatewayId } from './ids';

export type Enforcement = {
  readonly credentialId: CredentialId;
  readonly gatewayId: GatewayId;
  readonly gatewayName: string;
  readonly kind: GatewayOrderKind;
  readonly orderedAt: Date;
  /** The portal's clock when the gateway's word arrived that it had carried the order out … */
  readonly appliedAt: Date | null;
  /** … and that it had looked afterwards and found it so; where it does not look, that it had carried it out. */
  readonly effectiveAt: Date | null;
  /** Whether a look stands behind `effectiveAt`. */
  readonly isVerified: boolean;
  /** What the agent said when it could not; English, without personal data. */
  readonly failure: string | null;
};

export type EnforcementState = 'ordered' | 'effective' | 'unconfirmed';

/** Nothing counts as done before the gateway said so; after the tenant's limit the wait itself is the message. */
export function enforcementState(
  enforcement: Pick<Enforcement, 'orderedAt' | 'effectiveAt' | 'failure'>,
  now: Date,
  confirmWithinSeconds: number,
): EnforcementState {
  if (enforcement.effectiveAt !== null) return 'effective';
  const waitedMs = now.getTime() - enforcement.orderedAt.getTime();
  return enforcement.failure !== null || waitedMs > confirmWithinSeconds * 1000 ? 'unconfirmed' : 'ordered';
}
