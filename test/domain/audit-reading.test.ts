// Reading the audit log leaves an entry, and turning its pages does not get around it.
import { isContinued, readingEvent, type AuditView } from '../../src/domain/audit-reading';
import { identityRef } from '../../src/domain/ids';
import { roles } from '../../src/domain/roles';
import { actor, now, refusalOf } from '../support/builders';

const everything: AuditView = { action: null, person: null, objectId: null, from: null, until: null };
const narrow: AuditView = { ...everything, person: identityRef('ref-anna'), from: '2026-11-01' };
const auditor = actor('rita', 'auditor');
const minutes = (count: number): Date => new Date(now.getTime() + count * 60_000);

it('says what was looked for, and names nobody', () => {
  expect(readingEvent(narrow, auditor)).toEqual({
    action: 'audit.read',
    actor: auditor.ref,
    subject: null,
    object: { kind: 'audit', id: 'log' },
    data: { action: null, person: 'ref-anna', objectId: null, from: '2026-11-01', until: null },
    reason: null,
  });
});

it.each(roles.filter((role) => !['it-admin', 'auditor', 'dpo', 'security-officer'].includes(role)))(
  'is refused: %s',
  (role) => {
    expect(refusalOf(() => readingEvent(everything, actor('eva', role)))).toBe('role-missing');
  },
);

describe('a view that was opened', () => {
  const opened = { ...readingEvent(narrow, auditor), at: now };

  it('is continued for an hour', () => {
    expect(isContinued([opened], { view: narrow, actor: auditor, now: minutes(59) })).toBe(true);
    expect(isContinued([opened], { view: narrow, actor: auditor, now: minutes(60) })).toBe(false);
  });

  it('is not continued by a wider one, or by somebody else', () => {
    expect(isContinued([opened], { view: everything, actor: auditor, now })).toBe(false);
    expect(isContinued([opened], { view: narrow, actor: actor('otto', 'auditor'), now })).toBe(false);
    expect(isContinued([], { view: narrow, actor: auditor, now })).toBe(false);
  });
});
