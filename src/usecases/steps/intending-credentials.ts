// The first half of making credentials: everything is decided, and stored as an intention, before anything is signed.
import type { Actor } from '../../domain/actor';
import type { AuditAction, AuditEvent } from '../../domain/audit-event';
import { certificateProfiles, validity } from '../../domain/certificate-profile';
import { wasHandedOut, type Credential } from '../../domain/credential';
import { credentialId, type CredentialId, type DeviceId, type GatewayId } from '../../domain/ids';
import type { Ports, TenantRecords } from '../ports';
import type { AuthorityFace } from '../ports-of-authorities';
import { surroundingsOf, type Surroundings } from './issuing-surroundings';
import type { PublicPart } from './public-part';
import { takeAddresses, type Addresses } from './take-addresses';
import { takeCredentialsBack } from './taking-credentials-back';

/** What becomes of the files that the device has, and how the log calls it. */
export type Plan = {
  /** End for good before the new ones begin. */
  readonly goes: readonly Credential[];
  readonly action: AuditAction;
  readonly data: AuditEvent['data'];
  /** Beside the result of each, in its transaction. */
  readonly settle?: (records: TenantRecords, made: Credential, now: Date) => Promise<void>;
};

export type Making = {
  readonly deviceId: DeviceId;
  /** One for each kind of VPN at most: they begin, and are replaced, together. */
  readonly parts: readonly PublicPart[];
  /** Decides upon all credentials of the device, or refuses. */
  readonly plan: (records: TenantRecords, credentials: readonly Credential[], now: Date) => Promise<Plan>;
  /** Nothing that somebody holds ends by it, so that nobody learns of the intention before its result. */
  readonly endsNothing: boolean;
};

export type Intention = Making & { readonly now: Date };
type Intending = Pick<Ports, 'ids' | 'pki'> & { readonly records: TenantRecords };

/** One credential on its way, with what its file needs. */
export type Fresh = {
  readonly credential: Credential;
  readonly part: PublicPart;
  readonly presharedKey: string | null;
};

export type Intended = {
  readonly around: Surroundings;
  readonly plan: Plan;
  readonly fresh: readonly Fresh[];
  readonly woken: readonly GatewayId[];
};

export async function intend(intending: Intending, actor: Actor, intention: Intention): Promise<Intended> {
  const { records } = intending;
  const { now, deviceId, parts } = intention;
  const protocols = parts.map(({ protocol }) => protocol);
  const around = await surroundingsOf(records, actor, { deviceId, protocols, now });
  const plan = await intention.plan(records, await records.credentials.ofDevice(around.device.id), now);
  const fresh = await allFresh(intending, around, { parts, now });
  const woken = await takeCredentialsBack(records, plan.goes, { kind: 'revocation', now });
  if (intention.endsNothing && plan.goes.some(wasHandedOut))
    throw new Error('something ends by the intention');
  for (const { credential, presharedKey } of fresh) {
    await records.credentials.insert(credential, { presharedKey });
    await records.audit.append(credentialEvent(plan, credential, { around, actor }), now);
  }
  return { around, plan, fresh, woken };
}

async function allFresh(
  intending: Intending,
  around: Surroundings,
  { parts, now }: Pick<Intention, 'parts' | 'now'>,
): Promise<readonly Fresh[]> {
  const { records, ids } = intending;
  const takers = parts.map(({ protocol }) => ({ id: credentialId(ids.random()), protocol }));
  const addresses = await takeAddresses(records, around.group.id, { takers, now });
  const fresh: Fresh[] = [];
  for (const [index, part] of parts.entries()) {
    const [taker, taken] = [takers[index], addresses[index]];
    if (taker === undefined || taken === undefined) throw new Error('a credential without an address');
    fresh.push(await freshOf(intending, { id: taker.id, part, now, ...around }, taken));
  }
  return fresh;
}

async function freshOf({ records, pki }: Intending, kept: Kept, addresses: Addresses): Promise<Fresh> {
  const { part, now } = kept;
  return part.protocol === 'openvpn'
    ? {
        part,
        presharedKey: null,
        credential: {
          ...pendingCredential(kept, addresses),
          serial: pki.newSerial(),
          ...certificateDates(await records.authorities.issuing('client-ca'), now),
        },
      }
    : { part, presharedKey: pki.createPresharedKey(), credential: pendingCredential(kept, addresses) };
}

/** The certificate may outlive the grant: gateways hold the end date, so that an extension needs no new file. */
function certificateDates({ id, notAfter }: AuthorityFace, now: Date) {
  return { authorityId: id, ...validity(certificateProfiles.clientLeaf, now, notAfter) };
}

type Kept = Surroundings & {
  readonly id: CredentialId;
  readonly part: PublicPart;
  readonly now: Date;
};

function pendingCredential({ id, part, now, ...around }: Kept, addresses: Addresses): Credential {
  const { tenant, device, grant, group } = around;
  return {
    id,
    tenantId: tenant.id,
    deviceId: device.id,
    grantId: grant.id,
    gatewayGroupId: group.id,
    protocol: part.protocol,
    state: 'pending',
    publicKey: typeof part.publicKey === 'string' ? part.publicKey : null,
    keyHash: part.keyHash,
    keyAlgorithm: part.algorithm,
    keyOrigin: part.origin,
    authorityId: null,
    serial: null,
    ...addresses,
    until: grant.endsAt,
    notBefore: null,
    notAfter: null,
    connected: false,
    createdAt: now,
    renewedBy: null,
    retireAt: null,
    takenBackAt: null,
    file: null,
  };
}

type Occasion = { readonly around: Surroundings; readonly actor: Actor };

export function credentialEvent(
  { action, data }: Pick<Plan, 'action' | 'data'>,
  { id, protocol, serial, keyOrigin }: Credential,
  { around, actor }: Occasion,
): AuditEvent {
  const { device } = around;
  return {
    action,
    actor: actor.ref,
    subject: device.personRef,
    object: { kind: 'credential', id },
    data: { device: device.id, protocol, serial, keyOrigin, ...data },
    reason: null,
  };
}
