// What was taken back from somebody, and whether all of it is proved: only then does a sheet of paper confirm it.
import type { AuditAction } from './audit-event';
import type { Credential } from './credential';
import type { Device } from './device';
import { answersToLastOrder, stateUnder } from './device-standing';
import type { Enforcement } from './enforcement';
import type { Gateway } from './gateway';
import { takesBack } from './gateway-order';
import type { Grant } from './grant';

export type WithdrawnDevice = {
  readonly device: Device;
  readonly grant: Grant;
  readonly credentials: readonly Credential[];
  /** The gateways' answers about these credentials. */
  readonly enforcements: readonly Enforcement[];
};

export type ProofOfDevice = { readonly device: Device; readonly enforcement: Enforcement };

/** `usable`: admitted after all; `waiting`: not verified yet; `unverified`: by a gateway that does not look; `removed`: never. */
export type OpenPoint = {
  readonly kind: 'usable' | 'waiting' | 'unverified' | 'removed';
  readonly device: string;
  readonly gateway: string;
};

/** Acts that take something back from a device, directly or through its access. */
export const withdrawingActions: readonly AuditAction[] = [
  'device.reported-lost',
  'device.suspended',
  'device.revoked',
  'device.expired',
  'grant.suspended',
  'grant.revoked',
  'grant.expired',
];
/** All entries of the log that an order may belong to which takes something back. */
export const takingBackActions: readonly AuditAction[] = [
  ...withdrawingActions,
  'grant.shortened',
  'credential.replaced',
  'credential.renewed',
  'credential.retired',
  'credential.discarded',
  'gateway.reported-revocation',
  'gateway.reported-end',
];
/** Acts after which what was taken back before counts no more. */
export const returningActions: readonly AuditAction[] = ['device.resumed', 'grant.resumed'];

/** Newest first: of each file what became of its last order, as far as that takes something back. */
export function proofsOf(devices: readonly WithdrawnDevice[]): readonly ProofOfDevice[] {
  return devices
    .flatMap(({ device, credentials, enforcements }) =>
      credentials
        .flatMap(({ id }) =>
          answersToLastOrder(enforcements.filter(({ credentialId }) => credentialId === id)),
        )
        .filter(({ kind }) => takesBack(kind))
        .map((enforcement) => ({ device, enforcement })),
    )
    .toSorted((a, b) => b.enforcement.orderedAt.getTime() - a.enforcement.orderedAt.getTime());
}

export function isWithdrawn(
  { device, grant }: Pick<WithdrawnDevice, 'device' | 'grant'>,
  now: Date,
): boolean {
  return stateUnder(device, grant, now) !== 'active';
}

/** What keeps the withdrawal from being confirmed; nothing: it is proved by every gateway concerned. */
export function openPoints(
  devices: readonly WithdrawnDevice[],
  { gateways, now }: { readonly gateways: readonly Gateway[]; readonly now: Date },
): readonly OpenPoint[] {
  const usable = devices
    .filter((one) => !isWithdrawn(one, now))
    .map(({ device }): OpenPoint => ({ kind: 'usable', device: device.name, gateway: '' }));
  const unproved = proofsOf(devices).flatMap(({ device, enforcement }): readonly OpenPoint[] => {
    const { effectiveAt, isVerified, gatewayId, gatewayName } = enforcement;
    if (isVerified) return [];
    const isRemoved = gateways.find(({ id }) => id === gatewayId)?.state === 'removed';
    const behind = isRemoved ? 'removed' : 'waiting';
    return [
      { kind: effectiveAt === null ? behind : 'unverified', device: device.name, gateway: gatewayName },
    ];
  });
  return [...usable, ...unproved];
}
