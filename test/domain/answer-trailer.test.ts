// The portal's signed line: believed only when everything about it fits.
import { newSigningKey, sha256Base64, signer, verifier } from '../../src/agent/identity/agent-crypto';
import { signedAnswer, splitAnswer, trailerText, verifyAnswer } from '../../src/domain/answer-trailer';
import { Refusal } from '../../src/domain/errors';

const key = newSigningKey();
const nonce = 'AAAAAAAAAAAAAAAAAAAAAA';
const gateway = '01931d3c-0000-7000-8000-000000000001';
const time = new Date('2026-11-23T08:00:00.000Z');
const trailer = { gateway, epoch: 'e1', from: 3, to: 5, time, nonce };
const sign = { sha256: sha256Base64, sign: signer(key.privateKey) };
const verify = { sha256: sha256Base64, verify: verifier(key.publicKey) };
const lines = ['{"revision":4,"kind":"x"}', '{"revision":5,"kind":"ä"}'];
const answer = signedAnswer(lines, trailer, sign);

describe('a signed answer', () => {
  it('has the trailer in its last line, with its fields in this order', () => {
    expect(answer.split('\n').slice(0, 2)).toEqual(lines);
    expect(trailerText({ ...trailer, digest: 'd' })).toBe(
      `{"gateway":"${gateway}","epoch":"e1","from":3,"to":5,"time":"2026-11-23T08:00:00.000Z","digest":"d","nonce":"${nonce}"}`,
    );
  });

  it('is believed with the right key, gateway and nonce', () => {
    const { content, trailer: read } = verifyAnswer(answer, { gateway, nonce }, verify);
    expect(content).toBe(`${lines.join('\n')}\n`);
    expect(read).toMatchObject(trailer);
  });

  it('may be the trailer alone', () => {
    expect(verifyAnswer(signedAnswer([], trailer, sign), { gateway, nonce }, verify).content).toBe('');
    expect(splitAnswer(signedAnswer([], trailer, sign).trimEnd()).content).toBe('');
  });

  it('is refused: signed by somebody else', () => {
    const foreign = verifier(newSigningKey().publicKey);
    expect(() => verifyAnswer(answer, { gateway, nonce }, { ...verify, verify: foreign })).toThrow(
      new Refusal('forbidden', 'answer-signature-wrong'),
    );
  });

  it.each([
    ['a changed line', answer.replace('"revision":4', '"revision":6')],
    ['a line less', answer.slice(answer.indexOf('\n') + 1)],
    ['a line more', `{}\n${answer}`],
  ])('is refused: %s', (_what, altered) => {
    expect(() => verifyAnswer(altered, { gateway, nonce }, verify)).toThrow(
      new Refusal('forbidden', 'answer-altered'),
    );
  });

  it('is refused: a changed trailer', () => {
    const altered = answer.replace('\\"to\\":5', '\\"to\\":9');
    expect(altered).not.toBe(answer);
    expect(() => verifyAnswer(altered, { gateway, nonce }, verify)).toThrow(
      new Refusal('forbidden', 'answer-signature-wrong'),
    );
  });

  it('is refused: meant for another request or another gateway', () => {
    const notMine = new Refusal('forbidden', 'answer-not-mine');
    expect(() => verifyAnswer(answer, { gateway, nonce: 'BBBBBBBBBBBBBBBBBBBBBA' }, verify)).toThrow(notMine);
    expect(() => verifyAnswer(answer, { gateway: 'g-2', nonce }, verify)).toThrow(notMine);
  });

  it.each(['', '\n', '<html>', '{}', '{"signed":"x"}', `${answer}{}`, answer.slice(0, -20)])(
    'is no answer: %j',
    (body) => {
      expect(() => verifyAnswer(body, { gateway, nonce }, verify)).toThrow(
        new Refusal('invalid', 'gateway-message-malformed'),
      );
    },
  );

  it('is believed from a key on P-256 only', () => {
    const other = Buffer.from(newSigningKey().publicKey, 'base64');
    other.set([0x22], 22);
    expect(() => verifier(other.toString('base64'))).toThrow();
  });
});
