// The key register: who may read it, and how a number of a key is recognised however it was spelled.
import fc from 'fast-check';
import { keyNumberSaid, keysExportedEvent, serialInHex } from '../../src/domain/key-register';
import { roles, type Role } from '../../src/domain/roles';
import { actor } from '../support/builders';

const view = { number: '', protocol: null, state: null, endingWithin: null };

describe('the number of a key', () => {
  /** As ours are: 16 octets, the second highest bit set. */
  const serial = fc.bigInt({ min: 1n << 126n, max: (1n << 127n) - 1n });

  it('is a serial in decimal, or in hex as tools print it', () => {
    fc.assert(
      fc.property(serial, (value) => {
        const hex = serialInHex(value.toString());
        const spellings = [
          value.toString(),
          hex,
          hex.toLowerCase(),
          `serial=${hex}`,
          `0x${hex}`,
          hex.match(/../g)?.join(':') ?? '',
          ` ${hex.match(/.{8}/g)?.join(' ') ?? ''} `,
        ];
        for (const typed of spellings)
          expect(keyNumberSaid(typed)).toEqual({ kind: 'serial', value: value.toString() });
      }),
    );
  });

  it('is the number of an access file, or the SHA-256 of a key', () => {
    expect(keyNumberSaid('mfrggzdfmztwq2lknnwg23tpoa')).toEqual({
      kind: 'credential',
      value: 'mfrggzdfmztwq2lknnwg23tpoa',
    });
    const fingerprint = 'AB'.repeat(32);
    for (const typed of [fingerprint, `SHA256:${fingerprint}`, fingerprint.match(/../g)?.join(':') ?? ''])
      expect(keyNumberSaid(typed)).toEqual({ kind: 'fingerprint', value: 'ab'.repeat(32) });
  });

  it('is none otherwise, whatever was typed', () => {
    for (const typed of ['', 'Anna', '12', '-1', '0x', 'x'.repeat(120), "' OR 1=1 --"])
      expect(keyNumberSaid(typed)).toBeNull();
    fc.assert(fc.property(fc.string({ maxLength: 25 }), (typed) => keyNumberSaid(typed) === null));
  });
});

describe('taking the register along', () => {
  const readers: readonly Role[] = ['it-admin', 'security-officer', 'dpo', 'auditor'];

  it.each(roles.map((role) => [role]))('as %s is on record, or refused', (role) => {
    const taken = () => keysExportedEvent(view, actor('leser', role));
    if (readers.includes(role)) expect(taken()).toMatchObject({ action: 'tenant.keys-exported', data: view });
    else expect(taken).toThrow('role-missing');
  });
});
