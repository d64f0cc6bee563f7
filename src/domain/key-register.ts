// The inventory of public keys that a municipality's VPN uses: what it says of each, who may read it, how one is found
// (BSI CON.1; what an auditor holds beside it is what OpenSSL prints of a certificate).
import type { VpnProtocol } from './access-profile';
import { requireRole, type Actor } from './actor';
import type { AuditEvent } from './audit-event';
import type { Credential, CredentialState } from './credential';
import type { Device } from './device';

/** Those who hand out and take back, and those who check; nobody's name stands in it. */
export const keyRegisterReaders = ['it-admin', 'security-officer', 'dpo', 'auditor'] as const;

/** Where a key ends within so many days: time to make a new file, or to ask why nobody has. */
export const endingWithinDays = [30, 90] as const;
export type EndingWithin = (typeof endingWithinDays)[number];

/** What somebody chose to see; null does not matter. */
export type KeyRegisterView = {
  /** As typed: the number of an access file, a serial number or the fingerprint of a key. */
  readonly number: string;
  readonly protocol: VpnProtocol | null;
  readonly state: CredentialState | null;
  readonly endingWithin: EndingWithin | null;
};

/** A device's key with whom it belongs to, by id. */
export type DeviceKey = Pick<
  Credential,
  | 'id'
  | 'deviceId'
  | 'protocol'
  | 'state'
  | 'keyHash'
  | 'keyAlgorithm'
  | 'keyOrigin'
  | 'serial'
  | 'authorityId'
  | 'notBefore'
  | 'notAfter'
  | 'until'
  | 'createdAt'
> &
  Pick<Device, 'personId' | 'personRef'>;

export type KeyNumber =
  | { readonly kind: 'credential'; readonly value: string }
  | { readonly kind: 'serial'; readonly value: string }
  | { readonly kind: 'fingerprint'; readonly value: string };

/**
 * What was typed, however it was spelled: OpenSSL prints serials in pairs of hex digits, with or without colons, other
 * tools in decimal. Null when it is none of these. Lengths tell them apart: our serials have 16 octets, which is 32 hex
 * digits or 38 to 39 decimal ones.
 */
export function keyNumberSaid(typed: string): KeyNumber | null {
  const text = typed.toLowerCase().replace(/^sha256:|^serial=|^0x/, '');
  const bare = text.replace(/[\s:]/g, '');
  if (/^[a-z2-7]{26}$/.test(bare)) return { kind: 'credential', value: bare };
  if (/^[0-9a-f]{64}$/.test(bare)) return { kind: 'fingerprint', value: bare };
  if (/^[0-9]{38,39}$/.test(bare)) return { kind: 'serial', value: bare };
  if (/^[0-9a-f]{32}$/.test(bare)) return { kind: 'serial', value: BigInt(`0x${bare}`).toString() };
  return null;
}

/** As `openssl x509 -serial` prints it. */
export function serialInHex(decimal: string): string {
  const hex = BigInt(decimal).toString(16).toUpperCase();
  return hex.length % 2 === 0 ? hex : `0${hex}`;
}

/** Before the first line leaves: who took the register, and by which choice. */
export function keysExportedEvent(view: KeyRegisterView, actor: Actor): AuditEvent {
  requireRole(actor, ...keyRegisterReaders);
  return {
    action: 'tenant.keys-exported',
    actor: actor.ref,
    subject: null,
    object: { kind: 'tenant', id: actor.tenantId },
    data: { ...view },
    reason: null,
  };
}
