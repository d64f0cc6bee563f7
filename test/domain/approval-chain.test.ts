// Which offices are asked, in which order, by what a municipality has set and the rules have found; and when it is too late.
import {
  itAlone,
  checkApprovalSettings,
  isMailDomain,
  mailDomainOf,
  necessityFor,
} from '../../src/domain/approval-chain';
import { askedAs } from '../../src/domain/asked-person';
import { isToLapse } from '../../src/domain/lapse-application';
import { escalate, isOverdue } from '../../src/domain/move-step';
import {
  inOrder,
  makeSteps,
  openSteps,
  opened,
  stepsOf,
  withHeard,
  type RequestStep,
} from '../../src/domain/request-step';
import { accessProfileId, accessRequestId, identityRef, personId } from '../../src/domain/ids';
import { accessRequest, actor, now } from '../support/builders';

const id = accessRequestId('request-1');
const request = accessRequest();
const boss = { personId: personId('person-vera'), ref: identityRef('ref-vera') };
const supervisor = { assignee: boss, invited: null };
const timeZone = 'Europe/Berlin';
const shown = (steps: readonly RequestStep[]) => steps.map(({ office, state }) => `${office} ${state}`);
const saidBy = (steps: readonly RequestStep[], office: RequestStep['office']) =>
  steps.map((step): RequestStep =>
    step.office === office ? { ...step, state: 'done', verdict: 'endorsed' } : step,
  );

describe('steps', () => {
  it.each([
    ['nobody', [], ['it-admin open']],
    ['nobody', ['it-admin'], ['it-admin open']],
    ['supervisor', [], ['supervisor open', 'it-admin pending']],
    ['hr', ['dpo'], ['hr open', 'dpo pending', 'it-admin pending']],
    [
      'crisis-team',
      ['security-officer', 'dpo'],
      ['crisis-team open', 'dpo pending', 'security-officer pending', 'it-admin pending'],
    ],
    ['nobody', ['dpo', 'security-officer'], ['dpo open', 'security-officer open', 'it-admin pending']],
  ] as const)('with %s and %j heard', (necessity, heard, expected) => {
    expect(shown(makeSteps({ id }, { necessity, heard, supervisor, now }))).toEqual(expected);
  });

  it('come one after the other, data protection and security at the same time', () => {
    const first = makeSteps(
      { id },
      { necessity: 'supervisor', heard: ['dpo', 'security-officer'], supervisor, now },
    );
    const second = opened(saidBy(first, 'supervisor'), now);
    expect(openSteps(second).map(({ office }) => office)).toEqual(['dpo', 'security-officer']);
    const third = opened(saidBy(second, 'dpo'), now);
    expect(openSteps(third).map(({ office }) => office)).toEqual(['security-officer']);
    expect(openSteps(opened(saidBy(third, 'security-officer'), now)).map(({ office }) => office)).toEqual([
      'it-admin',
    ]);
  });

  it('that are added later put IT back, once, and are shown in their order', () => {
    const begun = makeSteps({ id }, { necessity: 'nobody', heard: [], supervisor: null, now });
    const more = withHeard(begun, ['dpo'], { id, now });
    expect(shown(inOrder(more))).toEqual(['dpo open', 'it-admin pending']);
    expect(withHeard(more, ['dpo'], { id, now })).toBe(more);
  });

  it('of an application from before there were any are IT’s alone', () => {
    expect(shown(stepsOf(request, []))).toEqual(['it-admin open']);
  });
});

describe('who is asked', () => {
  const [step] = makeSteps({ id }, { necessity: 'supervisor', heard: [], supervisor, now });
  const [office] = makeSteps({ id }, { necessity: 'nobody', heard: ['dpo'], supervisor: null, now });
  const vera = { ...actor('vera'), personId: boss.personId };
  const dora = actor('dora', 'employee', 'dpo');
  const nobody = { rolesNow: [], principals: [] };
  if (step === undefined || office === undefined) throw new Error('no steps');

  it('a person, as long as they have any role here', () => {
    expect(askedAs(step, vera, nobody)).toEqual({ inPlaceOf: null });
    expect(askedAs(step, { ...vera, roles: [] }, nobody)).toBeNull();
    expect(askedAs(step, { ...vera, external: true }, nobody)).toBeNull();
    expect(askedAs(step, dora, nobody)).toBeNull();
  });

  it('an office, by the roles of the session and of now', () => {
    expect(askedAs(office, dora, { rolesNow: ['dpo'], principals: [] })).toEqual({ inPlaceOf: null });
    expect(askedAs(office, dora, nobody)).toBeNull();
    expect(
      askedAs(office, { ...dora, roles: ['employee'] }, { rolesNow: ['dpo'], principals: [] }),
    ).toBeNull();
  });

  it('or in the place of somebody who is', () => {
    const principals = [{ ...boss, roles: ['dpo'] as const }];
    expect(askedAs(step, dora, { rolesNow: [], principals })?.inPlaceOf).toMatchObject(boss);
    expect(askedAs(office, actor('otto'), { rolesNow: [], principals })?.inPlaceOf).toMatchObject(boss);
  });
});

describe('what is set', () => {
  it('counts for a profile before the municipality, and nothing inherited does', () => {
    const settings = { ...itAlone, ofProfiles: { 'profile-1': 'hr' } } as const;
    expect(necessityFor(settings, accessProfileId('profile-1'))).toBe('hr');
    expect(necessityFor(settings, accessProfileId('profile-2'))).toBe('nobody');
    expect(necessityFor(settings, accessProfileId('constructor'))).toBe('nobody');
  });

  it.each([13, 91, 14.5, Number.NaN])('is refused with %p days', (lapseDays) => {
    expect(() => checkApprovalSettings({ ...itAlone, lapseDays })).toThrow('lapse-days-out-of-range');
  });

  it.each([
    ['musterstadt.example', true],
    ['münchen.example', true],
    ['localhost', false],
    ['a@b.example', false],
    ['-a.example', false],
    ['A.example', false],
    ['a b.example', false],
    [`${'a'.repeat(250)}.example`, false],
  ])('%.40s is a mail domain: %p', (text, expected) => {
    expect(isMailDomain(text)).toBe(expected);
  });

  it('the domain of an address is what stands behind its last @', () => {
    expect([mailDomainOf('Anna@Stadt.Example'), mailDomainOf('anna'), mailDomainOf(null)]).toEqual([
      'stadt.example',
      '',
      '',
    ]);
  });
});

describe('time', () => {
  const [step] = makeSteps({ id }, { necessity: 'supervisor', heard: [], supervisor, now });
  if (step === undefined) throw new Error('no step');
  const openedOn = (time: string): RequestStep => ({ ...step, openedAt: new Date(time) });

  it.each([
    // Monday to Monday; over Christmas; late in the evening of UTC it is the next day in Berlin.
    ['2026-11-23T09:00:00Z', '2026-11-29T22:59:59Z', false],
    ['2026-11-23T09:00:00Z', '2026-11-29T23:00:00Z', true],
    ['2026-12-23T09:00:00Z', '2026-12-30T12:00:00Z', false],
    ['2026-12-23T09:00:00Z', '2026-12-31T12:00:00Z', true],
  ])('a step of %s is overdue at %s: %p', (from, at, expected) => {
    expect(isOverdue(openedOn(from), { now: new Date(at), timeZone, land: null })).toBe(expected);
  });

  it('is told of once, and never while the applicant is asked or IT itself is', () => {
    const late = { now: new Date('2026-12-23T09:00:00Z'), timeZone, land: null };
    const waiting = openedOn('2026-11-23T09:00:00Z');
    const moved = escalate(request, waiting, late);
    expect(moved?.step.escalatedAt).toEqual(late.now);
    expect(escalate(request, { ...waiting, escalatedAt: now }, late)).toBeNull();
    expect(escalate({ ...request, state: 'query' }, waiting, late)).toBeNull();
    expect(escalate(request, { ...waiting, office: 'it-admin' }, late)).toBeNull();
  });

  it('lets an application lapse on the day after its last, by the municipality’s calendar', () => {
    const sent = { ...request, submittedAt: new Date('2026-11-23T09:00:00Z') };
    const at = (time: string) => isToLapse(sent, { lapseDays: 30, now: new Date(time), timeZone });
    expect([at('2026-12-23T22:59:59Z'), at('2026-12-23T23:00:00Z')]).toEqual([false, true]);
  });
});
