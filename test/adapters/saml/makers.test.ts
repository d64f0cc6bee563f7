// Each maker's way of saying who signed in, read from a signed response: the proposed key, names, groups and roles.
import { Refusal } from '../../../src/domain/errors';
import {
  departmentOf,
  displayNameOf,
  identityOf,
  loginOf,
  mailOf,
  valuesOf,
  type SignInAssertion,
} from '../../../src/domain/identity-attributes';
import { identityProviderPresets } from '../../../src/domain/identity-provider-presets';
import { makerStatements, statementXml, type Statement } from '../../support/maker-statements';
import { testKey } from '../../support/saml-signer';
import { createStage } from './saml-stage';

const stage = createStage();

async function read({ nameId, attributes }: Statement, key = testKey('idp')): Promise<SignInAssertion> {
  const id = await stage.signIn();
  const before = (xml: string): string =>
    xml
      .replace(/<saml:AttributeStatement>.*<\/saml:AttributeStatement>/s, () => statementXml(attributes))
      .replace(/(<saml:NameID Format=")[^"]*("[^>]*>)[^<]*/, (_, head: string, tail: string) =>
        [head, nameId.format, tail, nameId.value].join(''),
      );
  const answer = await stage.post('musterstadt', stage.response(id, { before, key })).expect(200);
  return answer.body;
}

it.each([
  ['AD FS', 'ad-fs'],
  ['Entra ID', 'entra-id'],
  ['Keycloak', 'keycloak'],
  ['UCS', 'ucs'],
  ['Shibboleth', 'shibboleth'],
  ['NetIQ', 'netiq'],
] as const)('understands %s with its preset', async (name, maker) => {
  const { keys, aliases } = identityProviderPresets[maker];
  const assertion = await read(makerStatements[name]);
  expect(identityOf(assertion, keys[0], aliases).keyValue).toBe('b2JqZWN0R1VJRA==');
  const { attributes } = assertion;
  expect(mailOf(attributes, aliases)).toBe('Anna.Groß@Stadt.example');
  expect(displayNameOf(assertion, aliases)).toBe('Anna Groß');
  expect(departmentOf(attributes, aliases)).toBe('Bürgeramt & Meldewesen');
  expect(loginOf(attributes, aliases)?.replace(/@.*/, '')).toBe('anna');
  const granted = [...valuesOf(attributes, 'groups', aliases), ...valuesOf(attributes, 'roles', aliases)];
  expect(granted).toContain('VPN-IT');
});

it('merges the one element that Keycloak sends for each role', async () => {
  const { attributes } = await read(makerStatements.Keycloak);
  expect(valuesOf(attributes, 'roles')).toEqual(['offline_access', 'VPN-IT']);
});

it('knows an older UCS, which sends nothing but the NameID', async () => {
  const assertion = await read({ nameId: makerStatements.UCS.nameId, attributes: [] });
  expect(identityOf(assertion, { kind: 'name-id' }).keyValue).toBe('anna');
  expect([displayNameOf(assertion), mailOf([]), departmentOf([])]).toEqual(['anna', null, null]);
});

it('refuses where the pinned key is missing, though others are there', async () => {
  const assertion = await read(makerStatements.Shibboleth);
  const gone = new Refusal('unauthenticated', 'identity-transient');
  expect(() => identityOf(assertion, { kind: 'name-id' })).toThrow(gone);
  const rule = { kind: 'attribute', name: 'eduPersonPrincipalName' } as const;
  expect(() => identityOf(assertion, rule)).toThrow(new Refusal('unauthenticated', 'identity-missing'));
});

it('reads 200 groups', async () => {
  const values = Array.from({ length: 200 }, (_, index) => `Gruppe ${index} für Ämter`);
  const groups = { name: 'groups', values };
  const { attributes } = await read({ nameId: makerStatements.Keycloak.nameId, attributes: [groups] });
  expect(valuesOf(attributes, 'groups')).toEqual(values);
});
