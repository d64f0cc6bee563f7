// The form for an application: questions that have one answer only are not asked.
import { deviceKinds } from '../../domain/access-profile';
import { addDays } from '../../domain/local-day';
import type { ProfileChoice, ProfilesToApplyFor } from '../../usecases/profiles-to-apply-for';
import type { PersonContext } from '../kit/context';
import type { Parsed } from '../kit/form';
import { formView, type FieldSpec, type FieldView, type FormView } from '../kit/form-view';
import { hotlineCard, type HotlineCard } from '../kit/hotline';
import { page } from '../kit/page';
import { paths } from '../kit/paths';
import type { Alert, Empty } from '../kit/view-models';
import type { ApplicationForm } from './forms';

type NewModel = {
  readonly title: string;
  readonly lead: string;
  /** Requests that are under way already. */
  readonly open: readonly Alert[];
  readonly form: ApplicationFormView | null;
  readonly empty: Empty | null;
  readonly hotline: HotlineCard;
};
type ApplicationFormView = FormView & {
  readonly given: readonly string[];
  readonly questions: readonly FieldView[];
  readonly leafletHeading: string;
  readonly leafletText: string;
  readonly consent: readonly FieldView[];
};
export const newPage = page<NewModel>('access-requests/new');

export function newModel(context: PersonContext, offer: ProfilesToApplyFor, sent: Parsed<ApplicationForm> | null): NewModel {
  const { t, tenant } = context;
  // What was typed stays on the page even where a request stands in the way of sending it again.
  const free = offer.choices.filter(({ openRequest }) => openRequest === null || sent !== null);
  return {
    title: t('access-requests.new.title'),
    lead: free.length === 0 ? '' : t('access-requests.new.lead'),
    open: offer.choices.flatMap((choice) => openAlert(context, choice)),
    form: free.length === 0 ? null : applicationFormView(context, { ...offer, choices: free }, sent),
    empty: offer.choices.length === 0 ? { title: t('access-requests.new.none-title'), text: t('access-requests.new.none-text') } : null,
    hotline: hotlineCard(t, tenant),
  };
}

function openAlert({ t, tenant, format }: PersonContext, { profile, openRequest }: ProfileChoice): readonly Alert[] {
  if (openRequest === null) return [];
  const { id, caseNumber, submittedAt } = openRequest;
  return [
    {
      tone: 'info',
      title: t('access-requests.new.open-title', { profile: profile.name }),
      lines: [t('access-requests.new.open-text', { day: format.longDay(submittedAt) })],
      link: { label: t('access-requests.new.open-link', { caseNumber }), href: paths.requests.show(tenant.slug, id) },
    },
  ];
}

function applicationFormView(context: PersonContext, offer: ProfilesToApplyFor, sent: Parsed<ApplicationForm> | null): ApplicationFormView {
  const { t, tenant, language } = context;
  const { version, text } = offer.leaflet;
  const asked = questionsFor(context, offer);
  const consent: FieldSpec = { kind: 'box', name: 'leaflet', label: t('access-requests.new.leaflet-label', { version }) };
  const form = formView({
    language,
    action: paths.requests.new(tenant.slug),
    fields: [...asked.fields, consent],
    submit: t('access-requests.new.submit'),
    sent,
    initial: { from: firstDay(offer) },
    cancel: { label: t('kit.cancel'), href: paths.requests.list(tenant.slug) },
    hidden: [...asked.hidden, { name: 'leafletVersion', value: String(version) }],
  });
  return {
    ...form,
    given: asked.given,
    questions: form.fields.slice(0, -1),
    leafletHeading: t('access-requests.new.leaflet-heading', { version }),
    leafletText: text === '' ? t('access-requests.new.leaflet-empty') : text,
    consent: form.fields.slice(-1),
  };
}

type Asked = { readonly fields: readonly FieldSpec[]; readonly hidden: FormView['hidden']; readonly given: readonly string[] };

function questionsFor(context: PersonContext, offer: ProfilesToApplyFor): Asked {
  const profile = profileQuestion(context, offer.choices);
  const device = deviceQuestion(context, offer.choices);
  return {
    fields: [...profile.fields, purposeField(context), ...periodFields(context, offer), ...device.fields],
    hidden: [...profile.hidden, ...device.hidden],
    given: [...profile.given, ...device.given],
  };
}

function profileQuestion({ t }: PersonContext, choices: readonly ProfileChoice[]): Asked {
  const options = choices.map(({ profile, maxDays }) => ({
    value: profile.id,
    label: profile.name,
    hint: t('access-requests.new.profile-hint', { description: profile.description, days: maxDays, devices: profile.maxDevices }),
  }));
  const [only] = options;
  if (options.length === 1 && only !== undefined) {
    const given = [t('access-requests.new.profile-heading', { name: only.label }), only.hint];
    return { fields: [], hidden: [{ name: 'profile', value: only.value }], given };
  }
  return { fields: [{ kind: 'radios', name: 'profile', label: t('access-requests.new.profile-label'), options }], hidden: [], given: [] };
}

function deviceQuestion({ t }: PersonContext, choices: readonly ProfileChoice[]): Asked {
  const kinds = deviceKinds.filter((kind) => choices.some(({ profile }) => profile.deviceKinds.includes(kind)));
  const [only] = kinds;
  if (kinds.length === 1 && only !== undefined) {
    return { fields: [], hidden: [{ name: 'deviceKind', value: only }], given: [t(`access-requests.new.device-kind-only.${only}`)] };
  }
  const options = kinds.map((kind) => ({
    value: kind,
    label: t(`access-requests.new.device-kind.${kind}`),
    hint: t(`access-requests.new.device-kind-hint.${kind}`),
  }));
  return { fields: [{ kind: 'radios', name: 'deviceKind', label: t('access-requests.new.device-kind-label'), options }], hidden: [], given: [] };
}

function purposeField({ t }: PersonContext): FieldSpec {
  return { kind: 'paragraph', name: 'purpose', label: t('access-requests.new.purpose-label'), hint: t('access-requests.new.purpose-hint') };
}

function periodFields({ t, format }: PersonContext, offer: ProfilesToApplyFor): readonly FieldSpec[] {
  const [only] = offer.choices;
  const from = firstDay(offer);
  const single = offer.choices.length === 1 && only !== undefined ? only : null;
  const latest = addDays(from, Math.max(...offer.choices.map(({ maxDays }) => maxDays)) - 1);
  const after = single?.grant ?? null;
  return [
    {
      kind: 'date',
      name: 'from',
      label: t('access-requests.new.from-label'),
      hint:
        after === null
          ? t('access-requests.new.from-hint')
          : t('access-requests.new.from-hint-after', { until: format.day(after.period.until) }),
      earliest: offer.today,
    },
    {
      kind: 'date',
      name: 'until',
      label: t('access-requests.new.until-label'),
      hint:
        single === null
          ? t('access-requests.new.until-hint-many')
          : t('access-requests.new.until-hint', { days: single.maxDays, from: format.day(from), latest: format.day(latest) }),
      earliest: offer.today,
    },
  ];
}

/** Today, or the day after the present access where there is but one kind of it. */
function firstDay({ choices, today }: ProfilesToApplyFor): string {
  const [only] = choices;
  const until = choices.length === 1 ? only?.grant?.period.until : undefined;
  return until === undefined || until < today ? today : addDays(until, 1);
}
