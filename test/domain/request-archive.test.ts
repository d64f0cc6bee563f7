// Case numbers as people say them, and what is put on record when the list leaves the house.
import { accessRequestStates } from '../../src/domain/access-request';
import {
  archivedStates,
  archiveReaders,
  caseNumberSaid,
  listExportedEvent,
  listExportEndedEvent,
  type ArchiveView,
} from '../../src/domain/request-archive';
import { accessProfileId } from '../../src/domain/ids';
import { roles } from '../../src/domain/roles';
import { actor, refusalOf } from '../support/builders';

const view: ArchiveView = {
  words: 'Müller',
  caseNumber: '',
  state: 'denied',
  profile: accessProfileId('profile-1'),
  from: '2026-11-01',
  until: null,
};

it('knows every state but the draft, which is nobody’s business but its author’s', () => {
  expect(archivedStates).toEqual(accessRequestStates.filter((state) => state !== 'draft'));
});

describe('a case number', () => {
  it.each([
    ['MU-2026-0417'],
    ['mu-2026-0417'],
    ['mu 2026 417'],
    [' MU2026-417 '],
    ['2026-0417'],
    ['2026/417'],
    ['MU–2026–000417'],
  ])('is found as %p', (typed) => {
    expect(caseNumberSaid(typed, 'MU')).toBe('MU-2026-0417');
  });

  it('may have more than four digits', () => {
    expect(caseNumberSaid('mu-2026-123456', 'MU')).toBe('MU-2026-123456');
  });

  it.each([
    [''],
    ['Müller'],
    ['0417'],
    ['NE-2026-0417'],
    ['MU-2026'],
    ['MU-26-0417'],
    ['MU-2026-0417-1'],
    ['%'],
  ])('is none: %p', (typed) => {
    expect(caseNumberSaid(typed, 'MU')).toBeNull();
  });
});

describe('taking the list along', () => {
  it('is on record with the choice, and the words typed apart from it', () => {
    const dora = actor('dora', 'dpo');
    expect(listExportedEvent(view, dora)).toEqual({
      action: 'tenant.requests-exported',
      actor: dora.ref,
      subject: null,
      object: { kind: 'tenant', id: 'tenant-1' },
      data: { caseNumber: '', state: 'denied', profile: 'profile-1', from: '2026-11-01', until: null },
      reason: 'Müller',
    });
    expect(listExportedEvent({ ...view, words: '' }, dora).reason).toBeNull();
    expect(listExportEndedEvent({ requests: 12, complete: false }, dora)).toMatchObject({
      action: 'tenant.requests-export-ended',
      data: { requests: 12, complete: false },
      reason: null,
    });
  });

  it.each(roles.filter((role) => !archiveReaders.some((reader) => reader === role)))(
    'is refused: %s',
    (role) => {
      expect(refusalOf(() => listExportedEvent(view, actor('x', role)))).toBe('role-missing');
    },
  );
});
