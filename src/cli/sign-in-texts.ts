// Words for certificates and for the change of our own key, which several commands say alike.
import type { RotationStep } from '../domain/own-key-rotation';

type Certificate = { readonly fingerprint: string | null; readonly endsAt: Date | null };

export const ownKeySteps: Readonly<Record<RotationStep, string>> = {
  settled: 'One key: nothing is being changed.',
  published:
    'The new certificate is in our metadata; the old key signs. The identity provider must load our metadata now.',
  signing: 'The new key signs; the old one is still in our metadata and decrypts.',
};

export function certificateText({ fingerprint, endsAt }: Certificate): string {
  if (fingerprint === null || endsAt === null) return 'unreadable';
  return `${fingerprint} until ${endsAt.toISOString().slice(0, 10)}`;
}
