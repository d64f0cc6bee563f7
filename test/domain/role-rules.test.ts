// Roles come from explicit rules only: no rule, no role but employee.
import fc from 'fast-check';
import { isGrantableByRule, rolesFor } from '../../src/domain/role-rules';
import { roles } from '../../src/domain/roles';

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
