// Authorities are read once and kept, but not without limit.
import { rememberAuthorities } from '../../../src/adapters/pki/authority-cache';

function counting(limit: number): { readonly get: (name: string) => unknown; readonly read: string[] } {
  const read: string[] = [];
  const remembering = rememberAuthorities((certificatePem) => {
    read.push(certificatePem);
    return { certificatePem, sign: async () => new Uint8Array() };
  }, limit);
  return { get: (name) => remembering(name, { place: 'sealed', privateKeyPem: 'key' }), read };
}

it('reads an authority once, and gives the same one each time', () => {
  const { get, read } = counting(10);
  expect(get('a')).toBe(get('a'));
  expect(read).toEqual(['a']);
});

it('never gives one authority for another', () => {
  const { get } = counting(10);
  expect([get('a'), get('b'), get('a')]).toMatchObject([
    { certificatePem: 'a' },
    { certificatePem: 'b' },
    { certificatePem: 'a' },
  ]);
});

it('lets the oldest make room', () => {
  const { get, read } = counting(2);
  for (const name of ['a', 'b', 'c', 'c', 'b', 'a']) get(name);
  expect(read).toEqual(['a', 'b', 'c', 'a']);
});
