// A device as IT and help desk see it: what it may do, its key, and gateway by gateway the proof of the last order.
import { hasRole, requireRole, type Actor } from '../domain/actor';
import { isLiveCredential, wasHandedOut, type Credential } from '../domain/credential';
import type { Device } from '../domain/device';
import { answersToLastOrder } from '../domain/device-standing';
import type { Enforcement } from '../domain/enforcement';
import { Refusal } from '../domain/errors';
import type { FileStandard } from '../domain/file-standard';
import type { Gateway } from '../domain/gateway';
import { takesBack } from '../domain/gateway-order';
import type { Grant } from '../domain/grant';
import type { DeviceId } from '../domain/ids';
import { filesInHand, type FilesInHand } from '../domain/own-access';
import type { Person } from '../domain/person';
import type { Ports, TenantRecords } from './ports';
import { currentStandards } from './steps/file-standards';
import type { AuditItem } from './ports-of-the-audit-log';

/** The gateways' answers about one credential. */
export type Proof = { readonly credential: Credential; readonly enforcements: readonly Enforcement[] };

export type DeviceForStaff = {
  readonly device: Device;
  readonly person: Person;
  readonly grant: Grant;
  readonly profileName: string;
  /** The newest access file; null before the first. */
  readonly current: Proof | null;
  /** For WireGuard, where one was made together with the current one. */
  readonly beside: Proof | null;
  /** During a renewal: the file before it, which still works. */
  readonly outgoing: Credential | null;
  /** Earlier files that a gateway has not confirmed to be gone: rare, and never to be overlooked. */
  readonly earlier: readonly Proof[];
  readonly gateways: readonly Gateway[];
  /** Every gateway says that nobody has used it for more than 90 days. Told to IT alone. */
  readonly unused: boolean;
  /** Newest first. */
  readonly course: readonly AuditItem[];
  readonly confirmWithinSeconds: number;
  /** By what new files would be made. */
  readonly standards: readonly FileStandard[];
};

const eventsShown = 10;

export async function showDevice(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  actor: Actor,
  id: DeviceId,
): Promise<DeviceForStaff> {
  requireRole(actor, 'it-admin', 'help-desk');
  const records = store.forTenant(actor.tenantId);
  const device = await records.devices.find(id);
  const person = device === null ? null : await records.persons.find(device.personId);
  const grant = device === null ? null : await records.grants.find(device.grantId);
  if (device === null || person === null || grant === null) throw new Refusal('not-found', 'no-such-device');
  const about = { action: null, subject: null, objectId: id, from: null, before: null };
  const credentials = await records.credentials.ofDevice(id);
  const [current = null, ...others] = await proofsOf(records, credentials);
  const files = filesInHand(credentials);
  const beside = others.find(({ credential }) => credential.id === files.beside?.id) ?? null;
  return {
    device,
    person,
    grant,
    profileName: (await records.profiles.find(grant.profileId))?.name ?? '',
    current,
    beside,
    outgoing: files.outgoing,
    earlier: others.filter((one) => one !== beside).flatMap(stillOpen),
    gateways: await records.gateways.list(),
    unused: hasRole(actor, 'it-admin') && (await records.devices.isUnused(id)),
    course: (await records.audit.list(about, { afterSeq: null, limit: eventsShown })).items,
    confirmWithinSeconds: (await records.tenant.get()).confirmWithinSeconds,
    standards: await currentStandards(records, clock()),
  };
}

/** The one that still counts, then the newest. */
async function proofsOf(
  records: TenantRecords,
  credentials: readonly Credential[],
): Promise<readonly Proof[]> {
  const { current, outgoing } = filesInHand(credentials);
  const newestFirst = credentials
    .filter(wasHandedOut)
    .toSorted(
      (a, b) =>
        order(a, { current, outgoing }) - order(b, { current, outgoing }) ||
        b.createdAt.getTime() - a.createdAt.getTime(),
    );
  const all = await records.credentials.enforcementsOf(newestFirst.map((credential) => credential.id));
  return newestFirst.map((credential) => ({
    credential,
    enforcements: answersToLastOrder(all.filter(({ credentialId }) => credentialId === credential.id)),
  }));
}

/** Clocks may stand still or step back between two files. */
function order(
  credential: Credential,
  { current, outgoing }: Pick<FilesInHand, 'current' | 'outgoing'>,
): number {
  if (!isLiveCredential(credential.state)) return 3;
  if (credential === current) return 0;
  return credential === outgoing ? 2 : 1;
}

function stillOpen({ credential, enforcements }: Proof): readonly Proof[] {
  const open = enforcements.filter(({ kind, effectiveAt }) => takesBack(kind) && effectiveAt === null);
  return open.length === 0 ? [] : [{ credential, enforcements: open }];
}
