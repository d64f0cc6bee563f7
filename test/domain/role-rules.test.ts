// Roles come from explicit rules only: no rule, no role but employee.
import fc from 'fast-check';
import {
  checkRoleRules,
  isGrantableByRule,
  roleRuleFaults,
  rolesByValue,
  rolesFor,
  type RoleRule,
} from '../../src/domain/role-rules';
import { roles } from '../../src/domain/roles';
import type { TenantKind } from '../../src/domain/tenant';

const groups = (...values: readonly string[]) => [{ name: 'groups', friendlyName: 'Gruppen', values }];
const adminRule = { attribute: 'groups', value: 'vpn-admins', role: 'it-admin' } as const;

describe('roles', () => {
  it('are employee alone without a rule, whatever the groups are called', () => {
    expect(rolesFor(groups('admin', 'it-admin', 'Domain Admins', 'tenant-admin'), [])).toEqual(['employee']);
  });

  it('follow the rules, each role once and in a fixed order', () => {
    const rules = [{ ...adminRule, role: 'dpo' } as const, adminRule, { ...adminRule, value: 'alle' }];
    expect(rolesFor(groups('alle', 'vpn-admins'), rules)).toEqual(['employee', 'it-admin', 'dpo']);
  });

  it('find a value in a repeated attribute', () => {
    expect(rolesFor([...groups('alle'), ...groups('vpn-admins')], [adminRule])).toEqual([
      'employee',
      'it-admin',
    ]);
  });

  it.each(['VPN-Admins', 'vpn-admins2', 'vpn-admin', 'cn=vpn-admins', '*'])(
    'need the exact value: %s',
    (value) => {
      expect(rolesFor(groups(value), [adminRule])).toEqual(['employee']);
    },
  );

  it.each(['Groups', 'Gruppen', 'member', 'group'])('need the exact attribute: %s', (attribute) => {
    expect(rolesFor(groups('vpn-admins'), [{ ...adminRule, attribute }])).toEqual(['employee']);
  });

  it('are not given by a rule without a value', () => {
    expect(
      rolesFor(groups('', ' '), [
        { ...adminRule, value: '' },
        { ...adminRule, value: ' ' },
      ]),
    ).toEqual(['employee']);
  });

  it('of the operator are given in its own tenant only, and the emergency account nowhere', () => {
    const rules = [
      { ...adminRule, role: 'operator-admin' },
      { ...adminRule, role: 'break-glass' },
    ] as const;
    expect(rolesFor(groups('vpn-admins'), rules)).toEqual(['employee']);
    expect(rolesFor(groups('vpn-admins'), rules, 'municipality')).toEqual(['employee']);
    expect(rolesFor(groups('vpn-admins'), rules, 'operator')).toEqual(['employee', 'operator-admin']);
    expect(isGrantableByRule('break-glass', 'operator')).toBe(false);
  });

  it('never hold more than employee and the roles of rules that match', () => {
    const word = fc.constantFrom('a', 'b', 'c', '');
    const rule = fc.record({ attribute: word, value: word, role: fc.constantFrom(...roles) });
    const attribute = fc.record({ name: word, friendlyName: fc.option(word), values: fc.array(word) });
    fc.assert(
      fc.property(fc.array(attribute), fc.array(rule), (attributes, rules) => {
        const granted = rolesFor(attributes, rules).filter((role) => role !== 'employee');
        for (const role of granted) {
          const reasons = rules.filter((candidate) => candidate.role === role);
          const holds = reasons.some(({ attribute: name, value }) =>
            attributes.some((sent) => sent.name === name && sent.values.includes(value)),
          );
          expect(holds).toBe(true);
        }
      }),
    );
  });
});

describe('a set of rules', () => {
  const leadRule = { attribute: 'groups', value: 'vpn-leitung', role: 'tenant-admin' } as const;
  const reasons = (rules: readonly RoleRule[], kind: TenantKind = 'municipality') =>
    roleRuleFaults(rules, kind).map(({ index, part, reason }) => [index, part, reason]);

  it('is good when each rule is whole and one leads to the administration', () => {
    expect(reasons([adminRule, leadRule])).toEqual([]);
    expect(() => checkRoleRules([leadRule], 'municipality')).not.toThrow();
  });

  it.each<readonly [string, RoleRule, string, string]>([
    ['no attribute', { ...adminRule, attribute: '' }, 'attribute', 'role-rule-incomplete'],
    ['no value', { ...adminRule, value: '  ' }, 'value', 'role-rule-incomplete'],
    ['a line break', { ...adminRule, value: 'a\nb' }, 'value', 'role-rule-unusable'],
    ['too long a name', { ...adminRule, attribute: 'x'.repeat(257) }, 'attribute', 'role-rule-unusable'],
    ['what everybody is', { ...adminRule, role: 'employee' }, 'role', 'role-not-grantable'],
    ['the emergency account', { ...adminRule, role: 'break-glass' }, 'role', 'role-not-grantable'],
    ['the provider', { ...adminRule, role: 'operator-admin' }, 'role', 'role-not-grantable'],
    ['the same again', leadRule, 'value', 'role-rule-twice'],
  ])('is refused: %s', (...[, rule, part, reason]) => {
    expect(reasons([leadRule, rule])).toEqual([[1, part, reason]]);
    expect(() => checkRoleRules([leadRule, rule], 'municipality')).toThrow(reason);
  });

  it('is refused: no way to the administration, whose role differs for the provider', () => {
    expect(reasons([adminRule])).toEqual([[null, 'role', 'role-rules-without-tenant-admin']]);
    expect(reasons([])).toEqual([[null, 'role', 'role-rules-without-tenant-admin']]);
    expect(reasons([leadRule], 'operator')).toEqual([[null, 'role', 'role-rules-without-operator-admin']]);
    expect(reasons([{ ...leadRule, role: 'operator-admin' }], 'operator')).toEqual([]);
  });

  it('is refused: more than a hundred', () => {
    const many = Array.from({ length: 101 }, (_, index) => ({ ...leadRule, value: String(index) }));
    expect(reasons(many)).toEqual([[null, 'attribute', 'role-rules-too-many']]);
  });

  it('tells what each value leads to, each once', () => {
    const both = { ...leadRule, role: 'it-admin' } as const;
    expect(rolesByValue([leadRule, both, adminRule], 'municipality')).toEqual([
      { attribute: 'groups', value: 'vpn-leitung', roles: ['employee', 'it-admin', 'tenant-admin'] },
      { attribute: 'groups', value: 'vpn-admins', roles: ['employee', 'it-admin'] },
    ]);
  });
});
