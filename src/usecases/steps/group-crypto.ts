// How a gateway group stands with its crypto profile: as recommended, by a waiver, or by one that is over.
import { cryptoProfile } from '../../domain/crypto-profile';
import { isWaiverInForce, type CryptoWaiver } from '../../domain/crypto-waiver';
import type { GatewayGroup } from '../../domain/gateway';

export type GroupCrypto = {
  readonly group: GatewayGroup;
  /** The waiver that its profile goes by; null where it needs none, or none is in force any more. */
  readonly waiver: CryptoWaiver | null;
  readonly hasLapsed: boolean;
};

export function groupCrypto(group: GatewayGroup, inForce: readonly CryptoWaiver[], now: Date): GroupCrypto {
  const waiver = inForce.find(({ profile }) => profile === group.cryptoProfile) ?? null;
  const holds = isWaiverInForce(waiver, now);
  const { needsWaiver } = cryptoProfile(group.cryptoProfile);
  return { group, waiver: holds ? waiver : null, hasLapsed: needsWaiver && !holds };
}
