// What going through a restore asks of the store.
import type { CredentialId, DeviceId, GatewayId } from '../domain/ids';
import type { Restore, RestoreFinding } from '../domain/restore';

export type FoundAfterRestore = {
  readonly gatewayId: GatewayId;
  readonly finding: RestoreFinding;
  readonly protocol: 'peer' | 'client';
  /** The WireGuard public key, or the certificate's decimal serial. */
  readonly key: string;
  readonly credentialId: CredentialId;
  /** Of two ends: the one that the gateway knew. */
  readonly knownUntil: Date | null;
  readonly foundAt: Date;
};

export type ListedFinding = FoundAfterRestore & {
  /** As the portal knows them now; null for a credential that it does not know. */
  readonly device: { readonly id: DeviceId; readonly name: string } | null;
  readonly until: Date | null;
  readonly grantEndsAt: Date | null;
};

export type RestoreRecords = {
  /** The last one that this municipality was there for; null: there was none. In a transaction nobody else closes it until the end. */
  readonly latest: () => Promise<Restore | null>;
  /** Gateways that have told all that they know against the present database. */
  readonly compared: (epoch: string) => Promise<ReadonlySet<GatewayId>>;
  readonly noteCompared: (epoch: string, gateway: GatewayId, now: Date) => Promise<void>;
  /** Each once; returns those that were not noted before. */
  readonly noteFindings: (
    epoch: string,
    found: readonly FoundAfterRestore[],
  ) => Promise<readonly FoundAfterRestore[]>;
  /** Those of restores that are not closed, and those that came after; `limit` at most, and how many there are. */
  readonly openFindings: (
    limit: number,
  ) => Promise<{ readonly items: readonly ListedFinding[]; readonly count: number }>;
  /** All restores up to now. */
  readonly close: (now: Date) => Promise<void>;
  /** Those of them that a certificate of this installation has. */
  readonly serialsOfOurs: (serials: readonly string[]) => Promise<ReadonlySet<string>>;
};
