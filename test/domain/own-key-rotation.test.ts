// The steps in which our own key is changed: what signs, what is still there, when to go on, and the way back.
import {
  nextStep,
  nextStepAt,
  publishedForMs,
  signingForMs,
  stepBack,
  stepOf,
} from '../../src/domain/own-key-rotation';
import type { KeyRotation, OwnKey } from '../../src/domain/saml-settings';
import { now, refusalOf } from '../support/builders';

const key = (name: string): OwnKey => ({
  privateKeyPem: `${name} key`,
  certificatePem: `${name} certificate`,
});
const settled = { spPrivateKeyPem: 'old key', spCertificatePem: 'old certificate', keyRotation: null };
const later = (ms: number): Date => new Date(now.getTime() + ms);
const begin = nextStep(settled, { from: 'settled', now, newKey: key('new'), emergency: null });
const goOn = (settings: typeof begin, at: Date, emergency: string | null = null) =>
  nextStep(settings, { from: stepOf(settings), now: at, newKey: null, emergency });
const switched = goOn(begin, later(publishedForMs));

const keysOf = ({
  spCertificatePem,
  keyRotation,
}: {
  spCertificatePem: string;
  keyRotation: KeyRotation | null;
}) => [spCertificatePem, keyRotation?.other.certificatePem ?? null];

describe('our own key', () => {
  it('is published beside the old one, signs later, and is alone in the end', () => {
    expect([stepOf(begin), ...keysOf(begin)]).toEqual(['published', 'old certificate', 'new certificate']);
    expect([stepOf(switched), ...keysOf(switched)]).toEqual([
      'signing',
      'new certificate',
      'old certificate',
    ]);
    const done = goOn(switched, later(publishedForMs + signingForMs));
    expect(done).toEqual({
      spPrivateKeyPem: 'new key',
      spCertificatePem: 'new certificate',
      keyRotation: null,
    });
  });

  it('keeps what else there is', () => {
    const more = { ...settled, maxAuthenticationHours: 12 };
    const after = nextStep(more, { from: 'settled', now, newKey: key('new'), emergency: null });
    expect(stepBack(after, { from: 'published', now })).toEqual(more);
  });

  it('waits two days before it signs, and a week before the old one goes', () => {
    expect(nextStepAt(null)).toBeNull();
    expect(nextStepAt(begin.keyRotation)).toEqual(later(publishedForMs));
    expect(refusalOf(() => goOn(begin, later(publishedForMs - 1)))).toBe('key-rotation-too-early');
    const end = publishedForMs + signingForMs;
    expect(refusalOf(() => goOn(switched, later(end - 1)))).toBe('key-rotation-too-early');
  });

  it('does not wait in an emergency, for which there must be a reason', () => {
    expect(stepOf(goOn(begin, now, 'Schlüssel gestohlen'))).toBe('signing');
    expect(refusalOf(() => goOn(begin, now, ' '))).toBe('reason-missing');
  });

  it('goes back one step at a time, and waits anew', () => {
    const back = stepBack(switched, { from: 'signing', now: later(publishedForMs + 1) });
    expect([stepOf(back), ...keysOf(back)]).toEqual(['published', 'old certificate', 'new certificate']);
    expect(refusalOf(() => goOn(back, later(publishedForMs + 2)))).toBe('key-rotation-too-early');
    expect(stepBack(back, { from: 'published', now })).toEqual(settled);
    expect(refusalOf(() => stepBack(settled, { from: 'settled', now }))).toBe('key-rotation-none');
  });

  it('moves only from where whoever acts believes it to be', () => {
    const again = { from: 'settled', now, newKey: key('third'), emergency: null } as const;
    expect(refusalOf(() => nextStep(begin, again))).toBe('key-rotation-moved');
    expect(refusalOf(() => stepBack(begin, { from: 'signing', now }))).toBe('key-rotation-moved');
  });
});
