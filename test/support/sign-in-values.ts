// Settings of a sign-in for tests: an identity provider and rules, of which a test names only what matters to it.
import type { Role } from '../../src/domain/roles';
import type { IdentityProvider } from '../../src/domain/saml-settings';
import type { Connection, SignInValues } from '../../src/domain/sign-in-values';

type Change = Partial<Omit<IdentityProvider, 'signingCertificates'> & Omit<Connection, 'idp'>> & {
  /** Stand between the lines of PEM. */
  readonly certificates?: readonly string[];
};

export type ConnectionValues = Extract<SignInValues, { readonly kind: 'identity-provider' }>;

export function connection({ certificates = ['TUlJ'], ...change }: Change = {}): ConnectionValues {
  const { entityId, ssoUrl, sloUrl, ...rest } = change;
  return {
    kind: 'identity-provider',
    idp: {
      entityId: entityId ?? 'https://idp.example/metadata',
      ssoUrl: ssoUrl ?? 'https://idp.example/sso',
      sloUrl: sloUrl === undefined ? 'https://idp.example/slo' : sloUrl,
      signingCertificates: certificates.map(
        (text) => `-----BEGIN CERTIFICATE-----\n${text}\n-----END CERTIFICATE-----\n`,
      ),
    },
    identity: { kind: 'attribute', name: 'uid' },
    wantAssertionsSigned: true,
    wantResponseSigned: true,
    ...rest,
  };
}

export function rules(...given: readonly Role[]): SignInValues {
  return {
    kind: 'role-rules',
    rules: given.map((role) => ({ role, attribute: 'groups', value: `vpn-${role}` })),
  };
}
