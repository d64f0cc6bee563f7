// The names of the files that people download.
import fc from 'fast-check';
import { clientFileName, otherFileName } from '../../src/domain/client-file-name';
import { credentialName } from '../../src/domain/config-fields';
import { Refusal } from '../../src/domain/errors';
import { hostileText } from '../support/hostile-text';

const credential = credentialName('7f3cabcdefghijklmnopqrstuv');

describe('clientFileName', () => {
  it.each([
    ['musterstadt', 'openvpn', 'vpn-musterstadt-7f3c.ovpn'],
    ['musterstadt', 'wireguard', 'vpn-muster-7f3c.conf'],
    ['ulm', 'wireguard', 'vpn-ulm-7f3c.conf'],
    ['markt-oberdorf', 'wireguard', 'vpn-markt-7f3c.conf'],
    ['ab-', 'openvpn', 'vpn-ab-7f3c.ovpn'],
  ] as const)('%s, %s: %s', (slug, protocol, expected) => {
    expect(clientFileName(slug, credential, protocol)).toBe(expected);
  });

  it('keeps the stem of a .conf to what a Linux interface may be called, for every slug', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z][a-z0-9-]{1,30}$/), (slug) => {
        expect(clientFileName(slug, credential, 'wireguard')).toMatch(/^vpn-[a-z0-9-]{1,10}7f3c\.conf$/);
        expect(clientFileName(slug, credential, 'wireguard').length).toBeLessThanOrEqual(15 + '.conf'.length);
      }),
    );
  });

  it('tells the files for further gateways apart, within what an interface may be called', () => {
    expect(otherFileName('musterstadt', credential, 2)).toBe('vpn-must-7f3c-2.conf');
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z][a-z0-9-]{1,30}$/),
        fc.integer({ min: 2, max: 9 }),
        (slug, number) => {
          const name = otherFileName(slug, credential, number);
          expect(name).toMatch(/^vpn-[a-z0-9-]+-7f3c-\d\.conf$/);
          expect(name.length).toBeLessThanOrEqual(15 + '.conf'.length);
        },
      ),
    );
  });

  it('refuses a slug that would make another kind of name', () => {
    expect(() => clientFileName('../../x', credential, 'openvpn')).toThrow(
      new Refusal('invalid', 'field-file-stem'),
    );
    expect(() => clientFileName('Müller', credential, 'openvpn')).toThrow(
      new Refusal('invalid', 'field-file-stem'),
    );
  });

  it('is plain ASCII or refused, whatever the slug', () => {
    fc.assert(
      fc.property(hostileText('musterstadt'), (slug) => {
        let name = 'vpn-7f3c.ovpn';
        try {
          name = clientFileName(slug, credential, 'openvpn');
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal);
        }
        expect(name).toMatch(/^vpn-[a-z0-9-]*7f3c\.ovpn$/);
      }),
    );
  });
});
