// Groups that Entra ID left out are noticed, and only where rules ask for them.
import { areGroupsWithheld } from '../../src/domain/group-overage';
import type { SamlAttribute } from '../../src/domain/identity-attributes';
import { rolesFor, type RoleRule } from '../../src/domain/role-rules';

const groups = 'http://schemas.microsoft.com/ws/2008/06/identity/claims/groups';
const roles = 'http://schemas.microsoft.com/ws/2008/06/identity/claims/role';
const attribute = (name: string, ...values: readonly string[]): SamlAttribute => ({
  name,
  friendlyName: null,
  values,
});
const link = attribute('http://schemas.microsoft.com/claims/groups.link', 'https://graph.example/anna');
const onGroups: RoleRule = { attribute: groups, value: 'guid-it', role: 'it-admin' };
const onRoles: RoleRule = { attribute: roles, value: 'vpn-leitung', role: 'tenant-admin' };

it('notices them where a rule asks for groups, and leaves the other roles standing', () => {
  const said = [link, attribute(roles, 'vpn-leitung')];
  expect(areGroupsWithheld(said, [onGroups, onRoles])).toBe(true);
  expect(rolesFor(said, [onGroups, onRoles])).toEqual(['employee', 'tenant-admin']);
});

it.each<[string, readonly SamlAttribute[], readonly RoleRule[]]>([
  ['when no rule asks for groups', [link], [onRoles]],
  ['when the groups came all the same', [link, attribute(groups, 'guid-it')], [onGroups]],
  ['when nobody left any out', [attribute('mail', 'a@b.example')], [onGroups]],
  ['when the link is empty', [attribute(link.name)], [onGroups]],
])('is silent %s', (_when, said, rules) => {
  expect(areGroupsWithheld(said, rules)).toBe(false);
});

it('knows a municipality’s own name for groups', () => {
  const own = { groups: ['fachgruppen'] };
  const rule: RoleRule = { attribute: 'fachgruppen', value: 'it', role: 'it-admin' };
  expect(areGroupsWithheld([link], [rule])).toBe(false);
  expect(areGroupsWithheld([link], [rule], own)).toBe(true);
});
