// The step that makes an access file: intention stored, certificate signed, result stored, file handed out once.
import type { VpnProtocol } from '../../domain/access-profile';
import type { Actor } from '../../domain/actor';
import type { AuditAction, AuditEvent } from '../../domain/audit-event';
import { complete, type Credential } from '../../domain/credential';
import { credentialId, type CredentialId, type DeviceId } from '../../domain/ids';
import type { Ports, TenantRecords } from '../ports';
import { renderAccessFile, type AccessFile } from './access-file';
import { freshKey, type FreshKey } from './fresh-key';
import { surroundingsOf, type Surroundings } from './issuing-surroundings';
import { signCredential } from './sign-credential';
import { takeAddresses, type Addresses } from './take-addresses';
import { takeCredentialsBack } from './taking-credentials-back';

export type IssuePorts = Pick<Ports, 'store' | 'clock' | 'ids' | 'pki' | 'wakeups'>;

/** What becomes of the files that the device has, and how the log calls it. */
export type Plan = {
  /** End for good before the new one begins. */
  readonly goes: readonly Credential[];
  readonly action: AuditAction;
  readonly data: AuditEvent['data'];
  /** Beside the result, in its transaction. */
  readonly settle?: (records: TenantRecords, made: Credential, now: Date) => Promise<void>;
};

export type Making = {
  readonly deviceId: DeviceId;
  readonly protocol: VpnProtocol;
  /** Decides upon all credentials of the device, or refuses. */
  readonly plan: (records: TenantRecords, credentials: readonly Credential[], now: Date) => Promise<Plan>;
};

/**
 * A crash between the two transactions leaves a pending credential that no gateway knows and nobody holds; a later
 * attempt or the job voids it. Whatever stops the device, its access or the attempt meanwhile voids it too: then the
 * result finds nothing to complete, `changed-meanwhile`, and the file that is made already is handed to nobody.
 * The private key exists only in this call's memory and in the answer.
 */
export async function makeCredential(ports: IssuePorts, actor: Actor, making: Making): Promise<AccessFile> {
  const { store, clock, wakeups, pki, ids } = ports;
  const now = clock();
  const key = freshKey(pki, ids, making.protocol);
  const intention = { ...making, key, id: credentialId(ids.random()), now };
  const tenantStore = store.forTenant(actor.tenantId);
  const intended = await tenantStore.transaction((records) => intend(records, actor, intention));
  wakeups.notify(intended.woken);
  const { credential, around, plan } = intended;
  const signed = await signCredential(pki, tenantStore, { credential, key, now });
  const file = await renderAccessFile(pki, tenantStore, { credential, key, signed, ...around });
  const gateways = await tenantStore.transaction(async (records) => {
    const { state, orders } = complete({ ...credential, notAfter: signed.notAfter });
    // The older row first, as in all acts that hold the credentials of a device.
    await plan.settle?.(records, state, now);
    // Read anew: its access may have been extended meanwhile.
    const { until } = (await records.credentials.find(credential.id)) ?? state;
    await records.credentials.update({ ...state, until }, 'pending');
    const woken = await records.gateways.order(orders, now);
    const issued = { action: 'credential.issued', data: {} } as const;
    await records.audit.append(credentialEvent(issued, state, { around, actor }), now);
    return woken;
  });
  wakeups.notify(gateways);
  return file;
}

type Intention = Making & { readonly key: FreshKey; readonly id: CredentialId; readonly now: Date };

async function intend(records: TenantRecords, actor: Actor, intention: Intention) {
  const { now } = intention;
  const around = await surroundingsOf(records, actor, intention);
  const all = await records.credentials.ofDevice(around.device.id);
  const plan = await intention.plan(records, all, now);
  const addresses = await takeAddresses(records, around.group.id, intention);
  const woken = await takeCredentialsBack(records, plan.goes, { kind: 'revocation', now });
  const credential = pendingCredential(intention, around, addresses);
  await records.credentials.insert(credential, { presharedKey: intention.key.presharedKey });
  await records.audit.append(credentialEvent(plan, credential, { around, actor }), now);
  return { around, credential, plan, woken };
}

function pendingCredential(
  { id, protocol, key, now }: Intention,
  { tenant, device, grant, group }: Surroundings,
  addresses: Addresses,
): Credential {
  return {
    id,
    tenantId: tenant.id,
    deviceId: device.id,
    grantId: grant.id,
    gatewayGroupId: group.id,
    protocol,
    state: 'pending',
    publicKey: key.wireguardPublicKey,
    keyHash: key.keyHash,
    serial: key.serial,
    ...addresses,
    until: grant.endsAt,
    notAfter: null,
    connected: false,
    createdAt: now,
    renewedBy: null,
    retireAt: null,
  };
}

type Occasion = { readonly around: Surroundings; readonly actor: Actor };

function credentialEvent(
  { action, data }: Pick<Plan, 'action' | 'data'>,
  { id, protocol, serial }: Credential,
  { around, actor }: Occasion,
): AuditEvent {
  const { device } = around;
  return {
    action,
    actor: actor.ref,
    subject: device.personRef,
    object: { kind: 'credential', id },
    data: { device: device.id, protocol, serial, ...data },
    reason: null,
  };
}
