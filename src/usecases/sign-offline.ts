// An offline root signs the request of an authority, after our profile: on a machine without database, by the files alone.
import { readAuthorityName } from '../domain/authority-name';
import { profileOfAuthority } from '../domain/authority-name';
import { validity } from '../domain/certificate-profile';
import { Refusal } from '../domain/errors';
import { passphraseFor } from '../domain/passphrase';
import type { Clock, Pki } from './ports-of-things';

export type OfflinePki = Pick<
  Pki,
  | 'readCertificateRequest'
  | 'rootLabel'
  | 'certificateEnd'
  | 'unlockKey'
  | 'signsFor'
  | 'issueAuthority'
  | 'checkAuthority'
  | 'newSerial'
>;

type OfflinePorts = {
  readonly pki: OfflinePki;
  readonly clock: Clock;
  /** Durable before the signature: whatever was signed can be found by its serial. */
  readonly record: (intention: OfflineIntention) => void;
};

export type ToSignOffline = {
  readonly kind: 'client-ca' | 'server-ca';
  readonly request: string;
  readonly rootPem: string;
  readonly lockedKeyPem: string;
  readonly passphrase: string;
};

export type OfflineIntention = {
  readonly name: string;
  readonly serial: string;
  readonly keyHash: string;
  readonly notAfter: Date;
};

export async function signOffline({ pki, clock, record }: OfflinePorts, given: ToSignOffline) {
  const { kind, rootPem } = given;
  const now = clock();
  const request = pki.readCertificateRequest(given.request);
  const tenantLabel = pki.rootLabel(rootPem);
  const name = request.commonName ?? '';
  const naming = readAuthorityName(name);
  if (naming === null || naming.tenantLabel !== tenantLabel || naming.kind !== kind)
    throw new Refusal('invalid', 'authority-request-of-others');
  if (request.curve !== 'P-384') throw new Refusal('invalid', 'csr-key-type');
  const privateKeyPem = pki.unlockKey(given.lockedKeyPem, passphraseFor(given.passphrase));
  if (!pki.signsFor(rootPem, privateKeyPem)) throw new Refusal('invalid', 'authority-other-key');
  const order = {
    ...naming,
    ...validity(profileOfAuthority(kind), now, pki.certificateEnd(rootPem)),
    serial: pki.newSerial(),
    publicKey: request.publicKey,
  };
  const { serial, notAfter } = order;
  const intention: OfflineIntention = { name, serial, notAfter, keyHash: request.keyHash };
  record(intention);
  const root = { certificatePem: rootPem, key: { place: 'sealed', privateKeyPem } } as const;
  const { certificatePem } = await pki.issueAuthority({ ...order, root, key: null });
  return { ...intention, ...pki.checkAuthority({ ...order, certificatePem, rootPem, now }) };
}
