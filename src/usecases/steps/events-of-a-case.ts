// What came of a request, and everything the audit log says about it, its access, its devices and their files.
import type { Credential } from '../../domain/credential';
import type { Device } from '../../domain/device';
import type { Grant } from '../../domain/grant';
import type { AccessRequest } from '../../domain/access-request';
import type { TenantRecords } from '../ports';
import type { AuditItem } from '../ports-of-the-audit-log';

export type EventsOfCase = {
  readonly grant: Grant | null;
  readonly devices: readonly Device[];
  readonly credentials: readonly Credential[];
  /** Oldest first. */
  readonly events: readonly AuditItem[];
  /** There are more than one page can hold; the audit log has them all. */
  readonly isCut: boolean;
};

/** Years of an access with several devices stay far below; it bounds the page all the same. */
const mostEvents = 1_000;

export async function eventsOfCase(
  { grants, devices: allDevices, credentials: allCredentials, audit }: TenantRecords,
  request: Pick<AccessRequest, 'id' | 'grantId' | 'state'>,
): Promise<EventsOfCase> {
  const changed = request.state === 'approved' ? request.grantId : null;
  const grant =
    (await grants.ofRequest(request.id)) ?? (changed === null ? null : await grants.find(changed));
  const devices = grant === null ? [] : await allDevices.ofGrant(grant.id);
  const credentials = grant === null ? [] : await allCredentials.ofGrant(grant.id);
  const things = [...devices, ...credentials, ...(grant === null ? [] : [grant])];
  const found = await audit.about([request.id, ...things.map(({ id }) => id)], mostEvents + 1);
  return {
    grant,
    devices,
    credentials,
    events: found.slice(0, mostEvents),
    isCut: found.length > mostEvents,
  };
}
