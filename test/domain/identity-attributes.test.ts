// What identity providers send, in their many names, and the one key by which a person is known again.
import fc from 'fast-check';
import { Refusal } from '../../src/domain/errors';
import type { SamlAttribute, SignInAssertion } from '../../src/domain/identity-attributes';
import {
  checkIdentityRule,
  departmentOf,
  displayNameOf,
  identityOf,
  loginOf,
  mailOf,
  valuesByName,
  valuesOf,
} from '../../src/domain/identity-attributes';

const claims = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims';

function attribute(name: string, ...values: readonly string[]): SamlAttribute {
  return { name, friendlyName: null, values };
}

function assertion(changes: Partial<SignInAssertion> = {}): SignInAssertion {
  return {
    id: '_a1',
    expiresAt: new Date('2026-11-23T09:05:00Z'),
    issuer: 'https://idp.example',
    nameId: { value: 'anna', format: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent' },
    sessionIndex: null,
    inResponseTo: '_1',
    authentication: { instant: new Date('2026-11-23T09:00:00Z'), contextClass: null },
    attributes: [],
    ...changes,
  };
}

describe('attributes under their many names', () => {
  it.each<[string, readonly SamlAttribute[]]>([
    [
      'AD FS',
      [
        attribute(`${claims}/emailaddress`, 'a@b.example'),
        attribute(`${claims}/givenname`, 'Anna'),
        attribute(`${claims}/surname`, 'Groß'),
        attribute(`${claims}/upn`, 'anna@ad.example'),
        attribute('http://schemas.xmlsoap.org/claims/Department', 'Bauamt'),
      ],
    ],
    [
      'Entra ID',
      [
        attribute(`${claims}/emailaddress`, 'a@b.example'),
        attribute('http://schemas.microsoft.com/identity/claims/displayname', 'Anna Groß'),
        attribute(`${claims}/name`, 'anna@ad.example'),
        attribute('department', 'Bauamt'),
      ],
    ],
    [
      'Keycloak',
      [
        attribute('urn:oid:1.2.840.113549.1.9.1', 'a@b.example'),
        attribute('urn:oid:2.5.4.42', 'Anna'),
        attribute('urn:oid:2.5.4.4', 'Groß'),
        attribute('uid', 'anna@ad.example'),
        attribute('urn:oid:2.5.4.11', 'Bauamt'),
      ],
    ],
    [
      'UCS',
      [
        attribute('mailPrimaryAddress', 'a@b.example'),
        attribute('givenName', 'Anna'),
        attribute('sn', 'Groß'),
        attribute('uid', 'anna@ad.example'),
        attribute('ou', 'Bauamt'),
      ],
    ],
    [
      'Shibboleth',
      [
        attribute('urn:oid:0.9.2342.19200300.100.1.3', 'a@b.example'),
        attribute('urn:oid:2.16.840.1.113730.3.1.241', 'Anna Groß'),
        attribute('urn:oid:1.3.6.1.4.1.5923.1.1.1.6', 'anna@ad.example'),
        attribute('urn:oid:2.16.840.1.113730.3.1.2', 'Bauamt'),
      ],
    ],
  ])('are understood as %s sends them', (_provider, attributes) => {
    expect(displayNameOf(assertion({ attributes }))).toBe('Anna Groß');
    expect(mailOf(attributes)).toBe('a@b.example');
    expect(loginOf(attributes)).toBe('anna@ad.example');
    expect(departmentOf(attributes)).toBe('Bauamt');
  });

  it('are compared without case', () => {
    expect(mailOf([attribute('MAIL', 'a@b.example')])).toBe('a@b.example');
  });

  it('prefer any Name to a FriendlyName', () => {
    const friendly = { name: 'urn:x', friendlyName: 'mail', values: ['friendly@b.example'] };
    expect(mailOf([friendly, attribute('emailAddress', 'named@b.example')])).toBe('named@b.example');
    expect(mailOf([friendly])).toBe('friendly@b.example');
  });

  it('pass over an alias without a value', () => {
    expect(mailOf([attribute(`${claims}/emailaddress`, ' ', ''), attribute('mail', 'a@b.example')])).toBe(
      'a@b.example',
    );
  });

  it('are merged when they are repeated, as Keycloak repeats roles', () => {
    const attributes = [
      attribute('Role', 'one'),
      attribute('Role', 'two', 'one'),
      attribute('role', 'three'),
    ];
    expect(valuesOf(attributes, 'roles')).toEqual(['one', 'two', 'three']);
    expect(valuesByName(attributes, 'Role')).toEqual(['one', 'two']);
  });

  it('may be missing altogether, as in a fresh UCS', () => {
    expect([mailOf([]), loginOf([]), departmentOf([]), valuesOf([], 'groups')]).toEqual([
      null,
      null,
      null,
      [],
    ]);
    expect(displayNameOf(assertion())).toBe('anna');
  });

  it('named like parts of an object do no harm', () => {
    const attributes = [attribute('__proto__', 'x'), attribute('constructor', 'y')];
    expect(displayNameOf(assertion({ attributes }))).toBe('anna');
    expect(valuesByName(attributes, '__proto__')).toEqual(['x']);
  });
});

describe('texts for people', () => {
  it('lose the Windows domain before a login', () => {
    expect(loginOf([attribute('uid', 'STADT\\anna')])).toBe('anna');
    expect(loginOf([attribute('uid', 'STADT\\')])).toBeNull();
  });

  it('are a given or a family name alone, when nothing else is there', () => {
    expect(displayNameOf(assertion({ attributes: [attribute('sn', 'Groß')] }))).toBe('Groß');
  });

  it('lose what would break a line, turn the direction of writing or fill a page', () => {
    expect(departmentOf([attribute('ou', ' Bau\n\tamt \u202e1\u0000 ')])).toBe('Bau amt 1');
    expect(departmentOf([attribute('ou', '\u200b', 'Bauamt')])).toBe('Bauamt');
    expect(departmentOf([attribute('ou', 'ä'.repeat(500))])).toBe('ä'.repeat(200));
  });

  it.each([
    'anna',
    'a@b@c',
    'a b@c.example',
    'Anna <a@b.example>',
    'a@b.example,c@d.example',
    `${'a'.repeat(80)}@b.example`,
  ])('do not pass for a mail address: %s', (mail) => {
    expect(mailOf([attribute('mail', mail)])).toBeNull();
  });

  it('are one line of bounded length, never empty, whatever comes in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (value) => {
        const name = displayNameOf(assertion({ attributes: [attribute('displayName', value)] }));
        expect(name).toMatch(/^[^\p{Cc}\u202a-\u202e\u2066-\u2069]{1,400}$/u);
        expect(Array.from(name).length).toBeLessThanOrEqual(200);
      }),
    );
  });
});

describe('the key of a person', () => {
  const pinned = { kind: 'attribute', name: 'objectGUID' } as const;
  const refusal = (reason: string) => new Refusal('unauthenticated', reason);

  it('is the lasting NameID or the pinned attribute, with the identity provider that says so', () => {
    const attributes = [attribute('objectGUID', ' guid-1 ')];
    expect(identityOf(assertion(), { kind: 'name-id' })).toEqual({
      issuer: 'https://idp.example',
      keyName: 'NameID',
      keyValue: 'anna',
    });
    expect(identityOf(assertion({ attributes }), pinned)).toEqual({
      issuer: 'https://idp.example',
      keyName: 'objectGUID',
      keyValue: 'guid-1',
    });
  });

  it('is refused when the pinned attribute is missing: neither mail nor NameID steps in', () => {
    const attributes = [attribute('mail', 'a@b.example'), attribute('objectGUID', '')];
    expect(() => identityOf(assertion({ attributes }), pinned)).toThrow(refusal('identity-missing'));
  });

  it('is not found by a FriendlyName or in other letters', () => {
    const attributes = [
      { name: 'urn:x', friendlyName: 'objectGUID', values: ['guid-1'] },
      attribute('objectguid', 'guid-2'),
    ];
    expect(() => identityOf(assertion({ attributes }), pinned)).toThrow(refusal('identity-missing'));
  });

  it('is refused when the NameID changes with every sign-in', () => {
    const nameId = { value: '_x', format: 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient' };
    expect(() => identityOf(assertion({ nameId }), { kind: 'name-id' })).toThrow(
      refusal('identity-transient'),
    );
  });

  it('is refused when the NameID is said to be a mail address', () => {
    const nameId = {
      value: 'anna@stadt.example',
      format: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
    };
    expect(() => identityOf(assertion({ nameId }), { kind: 'name-id' })).toThrow(refusal('identity-by-mail'));
  });

  it('is never an attribute that the municipality calls its mail', () => {
    const rule = { kind: 'attribute', name: 'Dienstpost' } as const;
    const aliases = { email: ['dienstpost'] };
    expect(() => checkIdentityRule(rule, aliases)).toThrow(new Refusal('invalid', 'identity-by-mail'));
    expect(() => checkIdentityRule(rule)).not.toThrow();
  });

  it('is refused when there are two of it, or when it cannot be kept as it is', () => {
    const withKey = (...values: readonly string[]) =>
      assertion({ attributes: [attribute('objectGUID', ...values)] });
    expect(() => identityOf(withKey('a', 'b'), pinned)).toThrow(refusal('identity-ambiguous'));
    expect(() => identityOf(withKey('x'.repeat(257)), pinned)).toThrow(refusal('identity-unusable'));
    expect(() => identityOf(withKey('a\u0000b'), pinned)).toThrow(refusal('identity-unusable'));
    expect(identityOf(withKey('a', 'a'), pinned).keyValue).toBe('a');
  });

  it.each(['mail', 'Email', `${claims}/emailaddress`, 'urn:oid:0.9.2342.19200300.100.1.3'])(
    'is never a mail attribute: %s',
    (name) => {
      const rule = { kind: 'attribute', name } as const;
      expect(() => checkIdentityRule(rule)).toThrow(new Refusal('invalid', 'identity-by-mail'));
      expect(() => identityOf(assertion({ attributes: [attribute(name, 'a@b.example')] }), rule)).toThrow(
        new Refusal('invalid', 'identity-by-mail'),
      );
    },
  );

  it('needs a name to be pinned', () => {
    expect(() => checkIdentityRule({ kind: 'attribute', name: ' ' })).toThrow(
      new Refusal('invalid', 'identity-rule-empty'),
    );
    expect(() => checkIdentityRule({ kind: 'name-id' })).not.toThrow();
  });
});
