// What one person is asked, by what they hold; and what one step of it keeps.
import { firstEdition } from '../../src/domain/application-edition';
import {
  emptyDraft,
  formAnswers,
  formFor,
  kindsFor,
  choicesOf,
  settled,
  withLeafletInForce,
} from '../../src/domain/application-form';
import { fillStep } from '../../src/domain/application-step';
import { hitsOfStep } from '../../src/domain/application-outlook';
import { accessProfileId, grantId } from '../../src/domain/ids';
import type { Answers } from '../../src/domain/question';
import { catalogueFaults, openQuestions, questionsOf, stepsAsked } from '../../src/domain/question-catalogue';
import { accessRequest, actor, grant, now, profile, tenant } from '../support/builders';
import { completeAnswers } from './support/application-answers';

const anna = actor('anna');
const other = profile({ id: accessProfileId('profile-2'), name: 'Mobil' });
const none = { profileId: null, grantId: null };
const heldOne = { grant: grant(), profile: profile(), devices: [] };

describe('the choices', () => {
  it('are what is active and waits for no decision', () => {
    const retired = profile({ id: accessProfileId('profile-3'), state: 'retired' });
    const profiles = [profile(), other, retired];
    expect(choicesOf({ profiles, held: [], requests: [] }).profiles).toEqual([profile(), other]);
    const open = accessRequest({ state: 'in-review' });
    expect(choicesOf({ profiles, held: [heldOne], requests: [open] })).toEqual({
      profiles: [other],
      held: [],
    });
    const decided = accessRequest({ state: 'denied' });
    expect(choicesOf({ profiles, held: [heldOne], requests: [decided] }).held).toEqual([heldOne]);
  });

  it.each(['revoked', 'expired'] as const)('are none about an access that is %s', (state) => {
    const held = [{ ...heldOne, grant: grant({ state }) }];
    expect(choicesOf({ profiles: [profile()], held, requests: [] }).held).toEqual([]);
  });

  it('decide which kinds make sense', () => {
    expect(kindsFor({ profiles: [profile()], held: [] })).toEqual(['new']);
    expect(kindsFor({ profiles: [], held: [] })).toEqual([]);
    expect(kindsFor({ profiles: [], held: [heldOne] })).toEqual([
      'change',
      'extension',
      'additional-device',
      'replacement',
    ]);
  });
});

describe('the form', () => {
  const idsIn = (
    choices: Parameters<typeof formFor>[1],
    chosen: Parameters<typeof formFor>[2] = none,
  ): readonly string[] => questionsOf(formFor(firstEdition, choices, chosen)).map(({ id }) => id);

  it('asks for profile and access only where there are several', () => {
    expect(idsIn({ profiles: [profile()], held: [heldOne] })).not.toEqual(
      expect.arrayContaining(['access-profile']),
    );
    const several = {
      profiles: [profile(), other],
      held: [heldOne, { ...heldOne, grant: grant({ id: grantId('g2') }) }],
    };
    expect(idsIn(several).slice(0, 3)).toEqual(['antragsart', 'access-profile', 'held-access']);
  });

  it('asks again where what was chosen is no longer offered, even between one', () => {
    const choices = { profiles: [other], held: [heldOne] };
    const retired = { profileId: profile().id, grantId: null };
    expect(idsIn(choices, retired)).toContain('access-profile');
    expect(idsIn(choices, { ...none, profileId: other.id })).not.toContain('access-profile');
    expect(idsIn(choices, { ...none, grantId: grantId('gone') })).toContain('held-access');
    expect(idsIn(choices, { ...none, grantId: heldOne.grant.id })).not.toContain('held-access');
    expect(idsIn({ profiles: [], held: [] }, retired)).not.toContain('access-profile');
    const draft = { ...emptyDraft(anna.personId, now), ...retired, answers: { antragsart: 'neu' } };
    const form = formFor(firstEdition, choices, draft);
    const open = openQuestions(form, formAnswers(draft), []).map(({ question }) => question.id);
    expect(open).toContain('access-profile');
    expect(settled(draft, choices).profileId).toBe(profile().id);
  });

  it('asks for the profile of a new access, and for the access of anything else', () => {
    const choices = {
      profiles: [profile(), other],
      held: [heldOne, { ...heldOne, grant: grant({ id: grantId('g2') }) }],
    };
    const form = formFor(firstEdition, choices, none);
    const missing = (answers: Answers) => openQuestions(form, answers, []).map(({ question }) => question.id);
    expect(missing({ antragsart: 'neu' })).toContain('access-profile');
    expect(missing({ antragsart: 'neu' })).not.toContain('held-access');
    expect(missing({ antragsart: 'verlaengerung' })).toContain('held-access');
    expect(missing({})).toEqual(expect.not.arrayContaining(['held-access', 'access-profile']));
  });

  it('uses ids that no catalogue may have', () => {
    const choices = { profiles: [profile(), other], held: [] };
    expect(catalogueFaults(formFor(firstEdition, choices, none)).map(({ reason }) => reason)).toContain(
      'catalogue-id',
    );
  });

  it('leaves out a list that is empty', () => {
    expect(idsIn({ profiles: [profile()], held: [] })).not.toContain('fachverfahren');
  });

  it('fills in what goes without saying, and nothing else', () => {
    const draft = emptyDraft(anna.personId, now);
    expect(settled(draft, { profiles: [profile()], held: [] })).toMatchObject({
      profileId: 'profile-1',
      grantId: null,
      answers: { antragsart: 'neu' },
    });
    expect(settled(draft, { profiles: [profile(), other], held: [heldOne] })).toMatchObject({
      profileId: null,
      grantId: 'grant-1',
      answers: {},
    });
  });

  it('takes a tick under an earlier leaflet for none', () => {
    const draft = { ...emptyDraft(anna.personId, now), answers: completeAnswers, leafletVersion: 1 };
    expect(withLeafletInForce(draft, tenant())).toBe(draft);
    const later = withLeafletInForce(draft, tenant({ leafletVersion: 2 }));
    expect(later.answers).not.toHaveProperty('merkblatt');
    expect(Object.keys(later.answers)).toHaveLength(Object.keys(completeAnswers).length - 1);
  });

  it('has fewer steps for an extension', () => {
    const form = formFor(firstEdition, { profiles: [profile()], held: [heldOne] }, none);
    expect(stepsAsked(form, { antragsart: 'verlaengerung' }).map(({ id }) => id)).toEqual([
      'anliegen',
      'zeitraum',
      'organisation',
      'erklaerungen',
    ]);
  });
});

describe('a step', () => {
  const form = formFor(firstEdition, { profiles: [profile()], held: [] }, none);
  const draft = {
    ...emptyDraft(anna.personId, now),
    profileId: profile().id,
    answers: { ...completeAnswers },
    leafletVersion: 1,
  };
  const later = new Date(now.getTime() + 60_000);
  const fill = (id: string, given: Answers, change: object = {}) => {
    const step = form.steps.find((one) => one.id === id);
    if (step === undefined) throw new Error(`no step ${id}`);
    return fillStep(draft, {
      form,
      step,
      applications: [],
      given,
      applicant: { mail: 'Anna@Musterstadt.example', keyValue: 'anna.amsel' },
      leafletVersion: 1,
      shownLeaflet: 1,
      now: later,
      ...change,
    });
  };

  it('replaces its own answers, and leaves all others', () => {
    const { draft: filled, faults } = fill('zeitraum', {
      von: '2027-01-01',
      bis: '2027-02-01',
      ort: 'drittland',
    });
    expect(faults).toEqual([]);
    expect(filled).toEqual({
      ...draft,
      answers: { ...completeAnswers, von: '2027-01-01', bis: '2027-02-01' },
      savedAt: later,
    });
  });

  it('keeps the right ones and names the wrong ones, which count no longer', () => {
    const { draft: filled, faults } = fill('arbeitsplatz', { internet: 'weiss_nicht', ort: 'mond' });
    expect(faults).toEqual([
      { question: 'router_wpa2_oder_lan', fault: 'answer-missing' },
      { question: 'ort', fault: 'answer-not-offered' },
      { question: 'raum_abschliessbar_oder_sichtschutz', fault: 'answer-missing' },
    ]);
    expect(filled.answers['internet']).toBe('weiss_nicht');
    expect(filled.answers).not.toHaveProperty('ort');
  });

  it('neither takes nor forgets an answer to what is not asked', () => {
    const { draft: filled } = fill('geraet', {
      geraet: 'privat',
      os: 'linux',
      mehrere_nutzer_am_geraet: 'nein',
      platte_verschluesselt: 'nein',
    });
    expect(filled.answers).toMatchObject({ geraet: 'privat', platte_verschluesselt: 'ja' });
  });

  it.each([' anna@musterstadt.example', 'ANNA.AMSEL'])(
    'takes nobody for their own supervisor: %s',
    (self) => {
      const given = { fachbereich: 'Bauamt', vorgesetzte_person: self };
      expect(fill('organisation', given).faults).toEqual([
        { question: 'vorgesetzte_person', fault: 'answer-yourself' },
      ]);
    },
  );

  it('knows under which leaflet the tick was put', () => {
    const given = Object.fromEntries(Object.entries(completeAnswers));
    expect(fill('erklaerungen', given).draft.leafletVersion).toBe(1);
    for (const shownLeaflet of [1, null, 3]) {
      const { faults, draft: filled } = fill('erklaerungen', given, { leafletVersion: 2, shownLeaflet });
      expect(faults).toEqual([{ question: 'merkblatt', fault: 'leaflet-changed' }]);
      expect(withLeafletInForce(filled, { leafletVersion: 2 }).answers).not.toHaveProperty('merkblatt');
    }
  });

  it('stores nothing under a name that is no answer’s', () => {
    const { draft: filled } = fill(
      'zeitraum',
      JSON.parse('{"__proto__": "x", "constructor": "y", "von": "2027-01-01"}'),
    );
    expect(Object.keys(filled.answers)).not.toContain('__proto__');
    expect(Object.keys(filled.answers)).not.toContain('constructor');
    expect(Object.keys(formAnswers(filled))).toContain('access-profile');
  });
});

describe('the outlook of a step', () => {
  const form = formFor(firstEdition, { profiles: [profile()], held: [] }, none);
  const judgedBy = {
    edition: { ...firstEdition, catalogue: form },
    profile: { deviceKinds: ['managed' as const], maxDays: 365 },
    tenant: { timeZone: 'Europe/Berlin', maxGrantDays: 365, leafletVersion: 4 },
    held: null,
    isStaff: true,
    now: now.toISOString(),
  };
  const material = { form, answers: completeAnswers, judgedBy };
  const rulesOf = (step: readonly string[], given: Answers) =>
    hitsOfStep(material, step, given).map(({ rule }) => rule);

  it('names the rules that these answers bring about, and no others', () => {
    expect(rulesOf(['ort'], { ort: 'drittland' })).toEqual(['R10']);
    expect(rulesOf(['von', 'bis'], { von: '2026-12-01', bis: '2029-12-01' })).toEqual(['R14']);
    const excluded = { ...material, answers: { ...completeAnswers, ort: 'drittland' } };
    expect(hitsOfStep(excluded, ['internet'], { internet: 'fest_ge16' })).toEqual([]);
  });

  it('says nothing of the leaflet, nor before it is known which access it is about', () => {
    expect(rulesOf(['merkblatt'], {})).toEqual([]);
    expect(hitsOfStep({ ...material, judgedBy: null }, ['ort'], { ort: 'drittland' })).toEqual([]);
  });

  it('is the same after the way to a browser', () => {
    const there = JSON.parse(JSON.stringify(material));
    expect(hitsOfStep(there, ['ort'], { ort: 'eu' })).toEqual(hitsOfStep(material, ['ort'], { ort: 'eu' }));
  });
});
