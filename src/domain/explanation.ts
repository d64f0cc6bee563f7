// Why somebody cannot connect, in the order in which it stands in the way: what the help desk says on the telephone. It
// goes by state alone, never by when or whether somebody works.
import type { AccessRequest } from './access-request';
import type { Credential } from './credential';
import type { Device } from './device';
import { enforcementState, type Enforcement } from './enforcement';
import { healthOf, type Gateway } from './gateway';
import { takesBack } from './gateway-order';
import type { Grant } from './grant';
import { hasConnected, takesPlace } from './own-access';
import { standingOf } from './standing';

export const findingKinds = [
  'account-released',
  'sign-in-awaits-assignment',
  'no-request',
  'request-waits',
  'request-denied',
  'access-not-begun',
  'access-suspended',
  'access-revoked',
  'access-ended',
  'no-device',
  'device-revoked',
  'device-lost',
  'device-suspended',
  'device-without-file',
  'no-gateway',
  'gateways-in-maintenance',
  'some-gateways-in-maintenance',
  'gateways-silent',
  'some-gateways-silent',
  'gateway-unconfirmed',
  'never-connected',
  'nothing-found',
] as const;
export type FindingKind = (typeof findingKinds)[number];

export type Finding = {
  readonly kind: FindingKind;
  /** Of a device, a gateway. */
  readonly name?: string;
  readonly since?: Date;
  /** Who did it, as the audit log calls them. */
  readonly by?: string | null;
  /** A local day from which, or until which. */
  readonly day?: string;
};

/** When something was stopped, and by whom; null where the portal did it or the name is gone. */
export type Stop = { readonly at: Date; readonly by: string | null };

export type ExaminedDevice = {
  readonly device: Device;
  readonly credential: Credential | null;
  readonly beside: Credential | null;
  readonly outgoing: Credential | null;
  /** The gateways' answers about these credentials. */
  readonly enforcements: readonly Enforcement[];
};

export type Examined = {
  /** The key belongs to somebody else by now. */
  readonly released: boolean;
  /** A sign-in waits until somebody says whether it was this person. */
  readonly awaitsAssignment: boolean;
  readonly requests: readonly AccessRequest[];
  readonly grants: readonly Grant[];
  /** Of all grants. */
  readonly devices: readonly ExaminedDevice[];
  readonly gateways: readonly Gateway[];
  /** By the id of an access or a device. */
  readonly stops: ReadonlyMap<string, Stop>;
  readonly confirmWithinSeconds: number;
};

export function findingsFor(examined: Examined, now: Date): readonly Finding[] {
  if (examined.released) return [{ kind: 'account-released' }];
  const found = [
    ...(examined.awaitsAssignment ? [{ kind: 'sign-in-awaits-assignment' } as const] : []),
    ...findingsOfStanding(examined, now),
  ];
  return found.length === 0 ? [{ kind: 'nothing-found' }] : found;
}

function findingsOfStanding(examined: Examined, now: Date): readonly Finding[] {
  const standing = standingOf(examined, now);
  switch (standing.kind) {
    case 'nothing':
      return [{ kind: 'no-request' }];
    case 'waiting':
      return [{ kind: 'request-waits', since: standing.request.submittedAt }];
    case 'denied':
      return [{ kind: 'request-denied', since: standing.request.decidedAt ?? standing.request.submittedAt }];
    case 'not-begun':
      return [{ kind: 'access-not-begun', day: standing.grant.period.from }];
    case 'suspended':
      return [{ kind: 'access-suspended', ...stopOf(examined, standing.grant.id) }];
    case 'revoked':
      return [{ kind: 'access-revoked', ...stopOf(examined, standing.grant.id) }];
    case 'ended':
      return [{ kind: 'access-ended', day: standing.grant.period.until }];
    case 'ready':
    case 'file-missing':
    case 'unconnected':
    case 'working':
    case 'ends-soon':
    case 'device-stopped':
    case 'device-revoked':
      return [
        ...findingsOfDevices(examined, standing.grant, now),
        ...findingsOfGateways(examined.gateways, now),
      ];
  }
}

function stopOf({ stops }: Examined, id: string): Pick<Finding, 'since' | 'by'> {
  const stop = stops.get(id);
  return stop === undefined ? {} : { since: stop.at, by: stop.by };
}

function findingsOfDevices(examined: Examined, grant: Grant, now: Date): readonly Finding[] {
  const ofGrant = examined.devices.filter(({ device }) => device.grantId === grant.id);
  const held = ofGrant.filter(({ device }) => takesPlace(device));
  const [last] = ofGrant;
  if (held.length === 0) {
    return last === undefined
      ? [{ kind: 'no-device' }]
      : [{ kind: 'device-revoked', name: last.device.name, ...stopOf(examined, last.device.id) }];
  }
  return held.flatMap((one) => findingsOfDevice(examined, one, now));
}

function findingsOfDevice(examined: Examined, one: ExaminedDevice, now: Date): readonly Finding[] {
  const { device, credential, enforcements } = one;
  const { name } = device;
  if (device.state === 'suspended') {
    const kind = device.lost ? 'device-lost' : 'device-suspended';
    return [{ kind, name, ...stopOf(examined, device.id) }];
  }
  if (credential === null) return [{ kind: 'device-without-file', name }];
  const open = enforcements.filter(
    (order) =>
      !takesBack(order.kind) && enforcementState(order, now, examined.confirmWithinSeconds) !== 'effective',
  );
  if (open.length > 0) {
    return open.map(({ gatewayName, orderedAt }) => ({
      kind: 'gateway-unconfirmed' as const,
      name: gatewayName,
      since: orderedAt,
    }));
  }
  return hasConnected(one) ? [] : [{ kind: 'never-connected', name }];
}

function findingsOfGateways(gateways: readonly Gateway[], now: Date): readonly Finding[] {
  const inService = gateways.filter(({ state }) => state === 'enrolled');
  if (inService.length === 0) return [{ kind: 'no-gateway' }];
  const out = inService.filter(({ maintenance }) => maintenance !== null);
  const silent = inService.filter(
    (gateway) => gateway.maintenance === null && healthOf(gateway, now) === 'silent',
  );
  const namesOf = (some: readonly Gateway[]): string => some.map(({ name }) => name).join(', ');
  const isAll = (some: readonly Gateway[]): boolean => some.length === inService.length;
  return [
    ...(out.length === 0
      ? []
      : [
          {
            kind: isAll(out)
              ? ('gateways-in-maintenance' as const)
              : ('some-gateways-in-maintenance' as const),
            name: namesOf(out),
          },
        ]),
    ...(silent.length === 0
      ? []
      : [
          {
            kind: isAll(silent) ? ('gateways-silent' as const) : ('some-gateways-silent' as const),
            name: namesOf(silent),
          },
        ]),
  ];
}
