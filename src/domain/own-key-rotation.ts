// Our own key for sign-ins is changed in steps, since a municipality's identity provider must know the new certificate
// before we sign with it, and may go on encrypting to the old one for a while (SAML 2.0 metadata §2.4.1.1).
import { Refusal } from './errors';
import type { KeyRotation, OwnKey, SamlSettings } from './saml-settings';

/** `settled`: there is one key only, before a change and after it. */
export type RotationStep = KeyRotation['step'] | 'settled';

type Rotating = Pick<SamlSettings, 'spPrivateKeyPem' | 'spCertificatePem' | 'keyRotation'>;

/** AD FS reads the metadata of its partners once a day; two days leave one failure in between. */
export const publishedForMs = 2 * 86_400_000;
/** As long as the new key signs and the old one is still there, one step leads back. */
export const signingForMs = 7 * 86_400_000;

export function stepOf({ keyRotation }: Pick<SamlSettings, 'keyRotation'>): RotationStep {
  return keyRotation?.step ?? 'settled';
}

/** When the next step may be taken; null: at any time. */
export function nextStepAt(rotation: KeyRotation | null): Date | null {
  if (rotation === null) return null;
  const waitMs = rotation.step === 'published' ? publishedForMs : signingForMs;
  return new Date(rotation.stepAt.getTime() + waitMs);
}

export type Turn = {
  /** The step that whoever acts has before their eyes: a second click finds another one. */
  readonly from: RotationStep;
  readonly now: Date;
};

export type NextTurn = Turn & {
  /** Used for the first step only. */
  readonly newKey: OwnKey | null;
  /** Why nobody can wait: somebody else may have the key. Recorded. */
  readonly emergency: string | null;
};

/** Publish the new one beside the old; sign with the new one; drop the old one, whose key is then gone for good. */
export function nextStep<Settings extends Rotating>(
  settings: Settings,
  { from, now, newKey, emergency }: NextTurn,
): Settings {
  requireStep(settings, from);
  if (emergency?.trim() === '') throw new Refusal('invalid', 'reason-missing');
  const { keyRotation } = settings;
  if (keyRotation === null) {
    if (newKey === null) throw new Error('the first step needs a new key');
    return { ...settings, keyRotation: { step: 'published', other: newKey, begunAt: now, stepAt: now } };
  }
  const earliest = nextStepAt(keyRotation);
  if (emergency === null && earliest !== null && now < earliest) {
    throw new Refusal('conflict', 'key-rotation-too-early');
  }
  if (keyRotation.step === 'signing') return { ...settings, keyRotation: null };
  return exchanged(settings, keyRotation, { step: 'signing', now });
}

/** What is published but does not sign yet is dropped; what signs gives way to the old one, and stays published. */
export function stepBack<Settings extends Rotating>(settings: Settings, { from, now }: Turn): Settings {
  requireStep(settings, from);
  const { keyRotation } = settings;
  if (keyRotation === null) throw new Refusal('conflict', 'key-rotation-none');
  if (keyRotation.step === 'published') return { ...settings, keyRotation: null };
  return exchanged(settings, keyRotation, { step: 'published', now });
}

function requireStep(settings: Rotating, from: RotationStep): void {
  if (stepOf(settings) !== from) throw new Refusal('conflict', 'key-rotation-moved');
}

type Exchange = { readonly step: KeyRotation['step']; readonly now: Date };

function exchanged<Settings extends Rotating>(
  settings: Settings,
  rotation: KeyRotation,
  { step, now }: Exchange,
): Settings {
  const { spPrivateKeyPem, spCertificatePem } = settings;
  return {
    ...settings,
    spPrivateKeyPem: rotation.other.privateKeyPem,
    spCertificatePem: rotation.other.certificatePem,
    keyRotation: {
      ...rotation,
      step,
      other: { privateKeyPem: spPrivateKeyPem, certificatePem: spCertificatePem },
      stepAt: now,
    },
  };
}
