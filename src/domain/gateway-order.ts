// What a decision asks of every gateway of a group, before it becomes a numbered change in each one's log.
import type { CredentialId, GatewayGroupId } from './ids';

/**
 * `set` makes a credential usable, or gives it a later end; `reduction` an earlier one; the other three take it back,
 * `revocation` for ever.
 */
export const gatewayOrderKinds = ['set', 'reduction', 'suspension', 'revocation', 'expiry'] as const;
export type GatewayOrderKind = (typeof gatewayOrderKinds)[number];

/** As gateways are told it: a reduction is a `set` with an earlier end. */
export type OrderedKind = Exclude<GatewayOrderKind, 'reduction'>;

export function orderedKind(kind: GatewayOrderKind): OrderedKind {
  return kind === 'reduction' ? 'set' : kind;
}

export type GatewayOrder = {
  readonly kind: GatewayOrderKind;
  readonly gatewayGroupId: GatewayGroupId;
  readonly credentialId: CredentialId;
};

/** Something that was allowed is not any more: that must be proved. */
export function takesBack(kind: GatewayOrderKind): boolean {
  return kind !== 'set';
}
