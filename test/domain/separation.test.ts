// Roles that should be apart: what counts, what does not, and that the list is whole.
import { roles, type Role } from '../../src/domain/roles';
import { separations, separationsIn } from '../../src/domain/separation';

it.each<readonly [readonly Role[], number]>([
  [[], 0],
  [['it-admin'], 0],
  [['employee', 'it-admin', 'help-desk'], 0],
  [['supervisor', 'auditor'], 0],
  [['it-admin', 'dpo'], 1],
  [['auditor', 'it-admin'], 1],
  [['tenant-admin', 'it-admin'], 1],
  [['supervisor', 'hr', 'employee'], 1],
  [['it-admin', 'tenant-admin', 'auditor'], 3],
  [['operator-admin', 'it-admin'], 1],
])('%p: %i', (held, count) => {
  expect(separationsIn(held)).toHaveLength(count);
});

it('names each pair once, of two different roles that there are', () => {
  const names = separations.map(({ roles: pair }) => [...pair].sort().join(' '));
  expect(new Set(names).size).toBe(names.length);
  for (const {
    roles: [one, other],
  } of separations) {
    expect(one).not.toBe(other);
    expect(roles).toEqual(expect.arrayContaining([one, other]));
  }
});
