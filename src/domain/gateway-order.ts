// What a decision asks of every gateway of a group, before it becomes a numbered change in each one's log.
import type { CredentialId, GatewayGroupId } from './ids';

/** `set` makes a credential usable; the other three take it back, `revocation` for ever. */
export type GatewayOrderKind = 'set' | 'suspension' | 'revocation' | 'expiry';

export type GatewayOrder = {
  readonly kind: GatewayOrderKind;
  readonly gatewayGroupId: GatewayGroupId;
  readonly credentialId: CredentialId;
};

export function takesBack(kind: GatewayOrderKind): boolean {
  return kind !== 'set';
}
