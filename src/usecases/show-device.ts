// A device as IT and help desk see it: what it may do, its key, and gateway by gateway the proof of the last order.
import { requireRole, type Actor } from '../domain/actor';
import { isLiveCredential, type Credential } from '../domain/credential';
import type { Device } from '../domain/device';
import { answersToLastOrder } from '../domain/device-standing';
import type { Enforcement } from '../domain/enforcement';
import { Refusal } from '../domain/errors';
import type { FileStandard } from '../domain/file-standard';
import type { Gateway } from '../domain/gateway';
import { takesBack } from '../domain/gateway-order';
import type { Grant } from '../domain/grant';
import type { DeviceId } from '../domain/ids';
import { filesInHand } from '../domain/own-access';
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
  /** During a renewal: the file before it, which still works. */
  readonly outgoing: Credential | null;
  /** Earlier files that a gateway has not confirmed to be gone: rare, and never to be overlooked. */
  readonly earlier: readonly Proof[];
  readonly gateways: readonly Gateway[];
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
  const [current = null, ...earlier] = await proofsOf(records, credentials);
  return {
    device,
    person,
    grant,
    profileName: (await records.profiles.find(grant.profileId))?.name ?? '',
    current,
    outgoing: filesInHand(credentials).outgoing,
    earlier: earlier.flatMap(stillOpen),
    gateways: await records.gateways.list(),
    course: (await records.audit.list(about, { afterSeq: null, limit: eventsShown })).items,
    confirmWithinSeconds: (await records.tenant.get()).confirmWithinSeconds,
    standards: await currentStandards(records, clock()),
  };
}

/** The one that still counts, then the newest. What was only intended was never in anybody's hands. */
async function proofsOf(
  records: TenantRecords,
  credentials: readonly Credential[],
): Promise<readonly Proof[]> {
  const { outgoing } = filesInHand(credentials);
  const handedOut = credentials.filter(({ state }) => state !== 'pending' && state !== 'void');
  const newestFirst = handedOut.toSorted(
    (a, b) => order(a, outgoing) - order(b, outgoing) || b.createdAt.getTime() - a.createdAt.getTime(),
  );
  const all = await records.credentials.enforcementsOf(newestFirst.map((credential) => credential.id));
  return newestFirst.map((credential) => ({
    credential,
    enforcements: answersToLastOrder(all.filter(({ credentialId }) => credentialId === credential.id)),
  }));
}

/** Clocks may stand still or step back between two files. */
function order(credential: Credential, outgoing: Credential | null): number {
  if (!isLiveCredential(credential.state)) return 2;
  return credential === outgoing ? 1 : 0;
}

function stillOpen({ credential, enforcements }: Proof): readonly Proof[] {
  const open = enforcements.filter(({ kind, effectiveAt }) => takesBack(kind) && effectiveAt === null);
  return open.length === 0 ? [] : [{ credential, enforcements: open }];
}
