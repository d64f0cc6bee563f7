// The holder has an access file made for a device: intention stored, certificate signed, result stored, file handed out once.
import type { VpnProtocol } from '../domain/access-profile';
import type { Actor } from '../domain/actor';
import type { AuditAction, AuditEvent } from '../domain/audit-event';
import { complete, isLiveCredential, type Credential } from '../domain/credential';
import type { Device } from '../domain/device';
import { Refusal } from '../domain/errors';
import { credentialId, type CredentialId, type DeviceId } from '../domain/ids';
import { renderAccessFile, type AccessFile } from './steps/access-file';
import { freshKey, type FreshKey } from './steps/fresh-key';
import { surroundingsOf } from './steps/issuing-surroundings';
import type { Ports, TenantRecords } from './ports';
import { signCredential } from './steps/sign-credential';
import { takeAddresses } from './steps/take-addresses';
import { takeCredentialsBack } from './steps/taking-credentials-back';

export type Issuing = {
  readonly deviceId: DeviceId;
  readonly protocol: VpnProtocol;
  /** The credential the person saw on the page, so that a second click or a stale page does not void a new file unseen. */
  readonly replaces: CredentialId | null;
};

type IssuePorts = Pick<Ports, 'store' | 'clock' | 'ids' | 'pki' | 'wakeups'>;

/**
 * A crash between the two transactions leaves a pending credential that no gateway knows and nobody holds; a later
 * attempt or the job voids it. The private key exists only in this call's memory and in the answer.
 */
export async function issueCredential(ports: IssuePorts, actor: Actor, issuing: Issuing): Promise<AccessFile> {
  const { store, clock, wakeups } = ports;
  const now = clock();
  const key = freshKey(ports.pki, ports.ids, issuing.protocol);
  const id = credentialId(ports.ids.random());
  const tenantStore = store.forTenant(actor.tenantId);
  const intended = await tenantStore.transaction((records) => intend(records, actor, { ...issuing, key, id }, now));
  wakeups.notify(intended.woken);
  const signed = await signCredential(ports.pki, tenantStore, intended.credential, key, now);
  const gateways = await tenantStore.transaction(async (records) => {
    const { state, orders } = complete({ ...intended.credential, notAfter: signed.notAfter });
    await records.credentials.update(state, 'pending');
    const woken = await records.gateways.order(orders, now);
    await records.audit.append(credentialEvent('credential.issued', state, intended.around.device, actor), now);
    return woken;
  });
  wakeups.notify(gateways);
  return renderAccessFile(ports.pki, tenantStore, { credential: intended.credential, key, signed, ...intended.around });
}

type Intention = Issuing & { readonly key: FreshKey; readonly id: CredentialId };

async function intend(records: TenantRecords, actor: Actor, intention: Intention, now: Date) {
  const around = await surroundingsOf(records, actor, intention, now);
  const { device, grant, group } = around;
  const earlier = (await records.credentials.ofDevice(device.id)).filter(({ state }) => isLiveCredential(state));
  const woken = await replace(records, earlier, intention, now);
  const addresses = await takeAddresses(records, group.id, intention, now);
  const credential: Credential = {
    id: intention.id,
    tenantId: actor.tenantId,
    deviceId: device.id,
    grantId: grant.id,
    gatewayGroupId: group.id,
    protocol: intention.protocol,
    state: 'pending',
    publicKey: intention.key.wireguardPublicKey,
    keyHash: intention.key.keyHash,
    serial: intention.key.serial,
    ...addresses,
    until: grant.endsAt,
    notAfter: null,
    connected: false,
    createdAt: now,
  };
  await records.credentials.insert(credential, { presharedKey: intention.key.presharedKey });
  const action = earlier.length > 0 ? 'credential.replaced' : 'credential.requested';
  await records.audit.append(credentialEvent(action, credential, device, actor), now);
  return { around, credential, woken };
}

/** A device has one live credential: the earlier one ends for good before the next begins. */
async function replace(records: TenantRecords, earlier: readonly Credential[], intention: Intention, now: Date) {
  const seen = earlier.find(({ state }) => state !== 'pending')?.id ?? null;
  if (seen !== intention.replaces) throw new Refusal('conflict', 'credential-made-meanwhile');
  return takeCredentialsBack(records, earlier, 'revocation', now);
}

function credentialEvent(action: AuditAction, credential: Credential, device: Device, actor: Actor): AuditEvent {
  return {
    action,
    actor: actor.ref,
    subject: device.personRef,
    object: { kind: 'credential', id: credential.id },
    data: { device: device.id, protocol: credential.protocol, serial: credential.serial },
    reason: null,
  };
}
