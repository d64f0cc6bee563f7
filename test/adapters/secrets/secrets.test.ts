// Secrets at rest open only with the right key, in the right place, unaltered; and master keys can be replaced.
import { createSecrets, type MasterKey } from '../../../src/adapters/secrets/secrets';

const place = { owner: 'tenant-a', table: 'authorities', row: 'client-ca', column: 'private_key' };
const master = (id: string, fill: number): MasterKey => ({ id, key: new Uint8Array(32).fill(fill) });
const secrets = createSecrets({ masterKeys: [master('m1', 1)] });
const keys = [secrets.newDataKey('tenant-a')];
const fresh = () => createSecrets({ masterKeys: [master('m1', 1)] });

it('opens what it sealed, also after a restart', () => {
  const sealed = secrets.seal(keys, place, 'Schlüssel 🔑');
  expect(sealed).toMatch(/^v1\.[0-9a-f]{18}\.[\w-]{16}\.[\w-]+$/);
  expect(fresh().open(keys, place, sealed)).toBe('Schlüssel 🔑');
});

it('seals the same text differently each time', () => {
  expect(secrets.seal(keys, place, 'x')).not.toBe(secrets.seal(keys, place, 'x'));
});

it('seals and opens an empty text', () => {
  expect(secrets.open(keys, place, secrets.seal(keys, place, ''))).toBe('');
});

it.each([
  ['tenant', { ...place, owner: 'tenant-b' }],
  ['table', { ...place, table: 'saml_settings' }],
  ['row', { ...place, row: 'root' }],
  ['column', { ...place, column: 'certificate' }],
])('does not open in another %s', (_what, elsewhere) => {
  const sealed = secrets.seal(keys, place, 'secret');
  expect(() => secrets.open(keys, elsewhere, sealed)).toThrow('cannot be opened');
});

it('keeps the parts of a place apart', () => {
  const sealed = secrets.seal(keys, { ...place, row: 'a', column: 'b' }, 'secret');
  expect(() => secrets.open(keys, { ...place, row: 'a","b', column: '' }, sealed)).toThrow(
    'cannot be opened',
  );
});

it('does not open with the data key of another tenant, even under the same id', () => {
  const foreign = secrets.newDataKey('tenant-b');
  const sealed = secrets.seal([foreign], { ...place, owner: 'tenant-b' }, 'secret');
  expect(() => secrets.open([foreign], place, sealed)).toThrow('cannot be opened');
  expect(() => secrets.open(keys, { ...place, owner: 'tenant-b' }, sealed)).toThrow('cannot be opened');
});

it('does not open when any part was altered', () => {
  const sealed = secrets.seal(keys, place, 'a secret of some length');
  for (let at = 0; at < sealed.length; at += 1) {
    const other = sealed.charAt(at) === 'A' ? 'Q' : 'A';
    const altered = sealed.slice(0, at) + other + sealed.slice(at + 1);
    // The last characters of base64 may hold bits that mean nothing.
    if (Buffer.from(altered, 'base64url').equals(Buffer.from(sealed, 'base64url'))) continue;
    expect(() => secrets.open(keys, place, altered)).toThrow('cannot be opened');
  }
});

it.each(['', 'secret', 'v1.a.b.c', 'v2.0.AAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAA'])(
  'does not take %j for a sealed text',
  (text) => {
    expect(() => secrets.open(keys, place, text)).toThrow('cannot be opened');
  },
);

it('does not open without the master key, or with another one of the same id', () => {
  const sealed = secrets.seal(keys, place, 'secret');
  const without = createSecrets({ masterKeys: [master('m2', 2)] });
  const pretending = createSecrets({ masterKeys: [master('m1', 9)] });
  expect(() => without.open(keys, place, sealed)).toThrow('cannot be opened');
  expect(() => pretending.open(keys, place, sealed)).toThrow('cannot be opened');
});

it('survives the replacement of a master key: first both, then the new one alone', () => {
  const sealed = secrets.seal(keys, place, 'secret');
  const both = createSecrets({ masterKeys: [master('m2', 2), master('m1', 1)] });
  expect(both.open(keys, place, sealed)).toBe('secret');
  const rewrapped = keys.map((key) => both.rewrap('tenant-a', key));
  const newAlone = createSecrets({ masterKeys: [master('m2', 2)] });
  expect(newAlone.open(rewrapped, place, sealed)).toBe('secret');
  expect(() => newAlone.open(keys, place, sealed)).toThrow('cannot be opened');
});

it('seals under the newest data key and opens under every one', () => {
  const old = secrets.seal(keys, place, 'old');
  const more = [...keys, secrets.newDataKey('tenant-a')];
  const sealed = secrets.seal(more, place, 'new');
  expect(secrets.open(more, place, old)).toBe('old');
  expect(secrets.open(more, place, sealed)).toBe('new');
  expect(() => secrets.open(keys, place, sealed)).toThrow('cannot be opened');
});

it('refuses no, short or badly named master keys', () => {
  expect(() => createSecrets({ masterKeys: [] })).toThrow('A master key is needed.');
  expect(() => createSecrets({ masterKeys: [{ id: 'm', key: new Uint8Array(16) }] })).toThrow(
    '128 bits instead of 256',
  );
  expect(() => createSecrets({ masterKeys: [{ ...master('m', 1), id: 'a.b' }] })).toThrow('master key');
});
