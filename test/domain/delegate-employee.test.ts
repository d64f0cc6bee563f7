// A delegate who is also an employee: who counts as one, and who may say so.
import {
  countAsOne,
  declareEmployee,
  employeesBehind,
  haveSameName,
  mailAddresses,
  requireNotOneself,
  type EmployeeVerdict,
} from '../../src/domain/delegate-employee';
import { isSelf } from '../../src/domain/actor';
import { delegationId, identityRef, personId } from '../../src/domain/ids';
import { roles } from '../../src/domain/roles';
import { actor } from '../support/builders';

const [anna, berta] = [personId('anna'), personId('berta')];
const declared = (...said: readonly (readonly [typeof anna, EmployeeVerdict])[]) => new Map(said);

it.each([
  ['nothing known', declared(), [], []],
  ['the same mail address, until somebody explains it', declared(), [anna], [anna]],
  ['declared', declared([anna, 'same']), [], [anna]],
  ['declared to be somebody else, with the same address', declared([anna, 'other']), [anna], []],
  ['one of two behind a shared mailbox', declared([anna, 'other']), [anna, berta], [berta]],
])('counts as one: %s', (_, said, sharing, expected) => {
  expect(countAsOne(employeesBehind(said, sharing))).toEqual(expected);
});

it('compares mail addresses only, since login names repeat', () => {
  const marks = ['anna@stadt.example', 'amueller'].map((text) => ({ kind: 'address', text }) as const);
  expect(mailAddresses([...marks, { kind: 'name', text: 'anna@|bauamt' }])).toEqual(['anna@stadt.example']);
});

it.each([
  ['nothing known', declared(), [], true],
  ['the same mail address', declared(), [anna], false],
  ['declared the same', declared([anna, 'same']), [], false],
  ['declared to be somebody else, with the same address', declared([anna, 'other']), [anna], true],
  ['somebody else’s mail address', declared([berta, 'same']), [berta], true],
])('may be named by this employee: %s', (_, said, sharing, allowed) => {
  const naming = () =>
    requireNotOneself({ ...actor('a', 'tenant-admin'), personId: anna }, employeesBehind(said, sharing));
  if (allowed) expect(naming).not.toThrow();
  else expect(naming).toThrow(expect.objectContaining({ kind: 'forbidden', reason: 'own-delegation' }));
});

it.each([
  ['Anna Müller', 'Anna Müller', true],
  ['Müller, Anna', 'anna mueller', true],
  ['Anna Müller', 'Anna Müller-Lüdenscheidt', false],
  ['Anna Müller', 'Berta Müller', false],
  ['', '', false],
])('the same name: %s and %s', (one, other, same) => {
  expect(haveSameName(one, other)).toBe(same);
});

it('makes an affair of the employee the delegate’s own', () => {
  const delegate = { ...actor('d', 'it-admin'), alsoPersons: [anna] };
  expect([isSelf(delegate, anna), isSelf(delegate, delegate.personId), isSelf(delegate, berta)]).toEqual([
    true,
    true,
    false,
  ]);
});

describe('a declaration', () => {
  const delegation = { id: delegationId('d'), ref: identityRef('rd') };
  const chief = actor('chief', 'tenant-admin');
  const about = {
    employee: { id: anna, ref: identityRef('ra') },
    verdict: 'same',
    reason: 'Nebenamt',
  } as const;

  it('stands in the log without a name', () => {
    expect(declareEmployee(delegation, chief, about)).toMatchObject({
      action: 'delegation.employee-declared',
      subject: 'rd',
      data: { employee: 'ra', verdict: 'same' },
      reason: 'Nebenamt',
    });
  });

  it('is refused: without a reason, and that one is not the person oneself', () => {
    expect(() => declareEmployee(delegation, chief, { ...about, reason: ' ' })).toThrow('reason-missing');
    const own = { ...about, employee: { ...about.employee, id: chief.personId } };
    expect(() => declareEmployee(delegation, chief, { ...own, verdict: 'other' })).toThrow('own-separation');
    expect(declareEmployee(delegation, chief, own).data['verdict']).toBe('same');
  });

  it.each(roles.filter((role) => role !== 'tenant-admin'))('is not for %s', (role) => {
    expect(() => declareEmployee(delegation, actor('x', role), about)).toThrow('role-missing');
  });
});
