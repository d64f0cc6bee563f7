// The signature base after RFC 9421, and the headers that only we ourselves may have written.
import {
  contentDigest,
  isFresh,
  parseSignature,
  parseSignatureInput,
  signatureBase,
  signatureHeader,
  signatureInput,
} from '../../src/domain/http-signature';

const params = { created: 1795422000, nonce: 'AAAAAAAAAAAAAAAAAAAAAA', keyid: 'enrol' };
const signature = Buffer.alloc(64, 3).toString('base64');

describe('a signed request', () => {
  it('is signed over this text', () => {
    const request = {
      method: 'get',
      authority: 'Portal.example:8443',
      path: '/gateway/v1/changes',
      query: '?after=e1.7&wait=25',
      contentDigest: contentDigest('', () => '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='),
    };
    expect(signatureBase(request, params)).toBe(
      [
        '"@method": GET',
        '"@authority": portal.example:8443',
        '"@path": /gateway/v1/changes',
        '"@query": ?after=e1.7&wait=25',
        '"content-digest": sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:',
        '"@signature-params": ("@method" "@authority" "@path" "@query" "content-digest")' +
          ';created=1795422000;nonce="AAAAAAAAAAAAAAAAAAAAAA";keyid="enrol";alg="ecdsa-p256-sha256"',
      ].join('\n'),
    );
  });

  it('without a query is signed over a question mark alone (RFC 9421 section 2.2.7)', () => {
    const request = { method: 'POST', authority: 'p', path: '/x', query: '', contentDigest: 'd' };
    expect(signatureBase(request, params)).toContain('\n"@query": ?\n');
  });

  it('carries headers that are read as they are written', () => {
    expect(parseSignatureInput(signatureInput(params))).toEqual(params);
    expect(parseSignature(signatureHeader(signature))).toBe(signature);
  });

  it.each([
    ['fewer components', (text: string) => text.replace(' "content-digest"', '')],
    ['another order', (text: string) => text.replace('"@method" "@authority"', '"@authority" "@method"')],
    ['another algorithm', (text: string) => text.replace('ecdsa-p256-sha256', 'hmac-sha256')],
    ['a short nonce', (text: string) => text.replace('AAAAAA', '')],
    ['no time', (text: string) => text.replace(';created=1795422000', '')],
    ['a second signature', (text: string) => `${text}, sig2=()`],
    ['another label', (text: string) => text.replace('sig1', 'sig2')],
    ['a key id with a quote', (text: string) => text.replace('enrol', 'en"rol')],
    ['nothing', () => ''],
  ])('is not understood with %s', (_what, change) => {
    expect(parseSignatureInput(change(signatureInput(params)))).toBeNull();
  });

  it.each(['', signature, `sig1=:${signature.slice(4)}:`, `sig1=:${signature}:x`])(
    'has no signature in %j',
    (text) => {
      expect(parseSignature(text)).toBeNull();
    },
  );

  it.each([
    [0, true],
    [-300, true],
    [300, true],
    [-301, false],
    [301, false],
  ])('made %d seconds off: fresh is %s', (offset, fresh) => {
    expect(isFresh(params, new Date((params.created + offset) * 1000))).toBe(fresh);
  });
});
