// The holder has an access file made for a device: intention stored, certificate signed, result stored, file handed out once.
import type { VpnProtocol } from '../domain/access-profile';
import type { Actor } from '../domain/actor';
import type { AuditAction, AuditEvent } from '../domain/audit-event';
import { complete, isLiveCredential, type Credential } from '../domain/credential';
import { Refusal } from '../domain/errors';
import { credentialId, type CredentialId, type DeviceId } from '../domain/ids';
import { renderAccessFile, type AccessFile } from './steps/access-file';
import { freshKey, type FreshKey } from './steps/fresh-key';
import { surroundingsOf, type Surroundings } from './steps/issuing-surroundings';
import type { Ports, TenantRecords } from './ports';
import { signCredential } from './steps/sign-credential';
import { takeAddresses, type Addresses } from './steps/take-addresses';
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
 * attempt or the job voids it. Whatever stops the device, its access or the attempt meanwhile voids it too: then the
 * result finds nothing to complete, `changed-meanwhile`, and the file that is made already is handed to nobody.
 * The private key exists only in this call's memory and in the answer.
 */
export async function issueCredential(
  ports: IssuePorts,
  actor: Actor,
  issuing: Issuing,
): Promise<AccessFile> {
  const { store, clock, wakeups, pki, ids } = ports;
  const now = clock();
  const key = freshKey(pki, ids, issuing.protocol);
  const intention = { ...issuing, key, id: credentialId(ids.random()), now };
  const tenantStore = store.forTenant(actor.tenantId);
  const intended = await tenantStore.transaction((records) => intend(records, actor, intention));
  wakeups.notify(intended.woken);
  const { credential, around } = intended;
  const signed = await signCredential(pki, tenantStore, { credential, key, now });
  const file = await renderAccessFile(pki, tenantStore, { credential, key, signed, ...around });
  const gateways = await tenantStore.transaction(async (records) => {
    // Read anew: its access may have been extended meanwhile.
    const { until } = (await records.credentials.find(credential.id)) ?? credential;
    const { state, orders } = complete({ ...credential, until, notAfter: signed.notAfter });
    await records.credentials.update(state, 'pending');
    const woken = await records.gateways.order(orders, now);
    await records.audit.append(credentialEvent('credential.issued', state, { around, actor }), now);
    return woken;
  });
  wakeups.notify(gateways);
  return file;
}

type Intention = Issuing & { readonly key: FreshKey; readonly id: CredentialId; readonly now: Date };

/** A device has one live credential: the earlier one ends for good before the next begins. */
async function intend(records: TenantRecords, actor: Actor, intention: Intention) {
  const { now, replaces } = intention;
  const around = await surroundingsOf(records, actor, intention);
  const all = await records.credentials.ofDevice(around.device.id);
  const earlier = all.filter(({ state }) => isLiveCredential(state));
  const seen = earlier.find(({ state }) => state !== 'pending')?.id ?? null;
  if (seen !== replaces) throw new Refusal('conflict', 'credential-made-meanwhile');
  const addresses = await takeAddresses(records, around.group.id, intention);
  const woken = await takeCredentialsBack(records, earlier, { kind: 'revocation', now });
  const credential = pendingCredential(intention, around, addresses);
  await records.credentials.insert(credential, { presharedKey: intention.key.presharedKey });
  const event =
    replaces === null
      ? credentialEvent('credential.requested', credential, { around, actor })
      : credentialEvent('credential.replaced', credential, { around, actor, replaces });
  await records.audit.append(event, now);
  return { around, credential, woken };
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
  };
}

type Occasion = { readonly around: Surroundings; readonly actor: Actor; readonly replaces?: CredentialId };

function credentialEvent(
  action: AuditAction,
  { id, protocol, serial }: Credential,
  { around, actor, replaces }: Occasion,
): AuditEvent {
  const { device } = around;
  return {
    action,
    actor: actor.ref,
    subject: device.personRef,
    object: { kind: 'credential', id },
    data: { device: device.id, protocol, serial, ...(replaces === undefined ? {} : { replaces }) },
    reason: null,
  };
}
