// The questions of an application: those that have one answer only are not asked but stated.
import { deviceKinds } from '../../domain/access-profile';
import { addDays } from '../../domain/local-day';
import type { ProfileChoice, ProfilesToApplyFor } from '../../usecases/profiles-to-apply-for';
import type { PersonContext } from '../kit/context';
import type { FieldSpec, FormView } from '../kit/form-view';

type Asked = {
  readonly fields: readonly FieldSpec[];
  readonly hidden: FormView['hidden'];
  readonly given: readonly string[];
};

export function questionsFor(context: PersonContext, offer: ProfilesToApplyFor): Asked {
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
    hint: t('access-requests.new.profile-hint', {
      description: profile.description,
      days: maxDays,
      count: profile.maxDevices,
    }),
  }));
  const [only] = options;
  if (options.length === 1 && only !== undefined) {
    const given = [t('access-requests.new.profile-heading', { name: only.label }), only.hint];
    return { fields: [], hidden: [{ name: 'profile', value: only.value }], given };
  }
  return {
    fields: [{ kind: 'radios', name: 'profile', label: t('access-requests.new.profile-label'), options }],
    hidden: [],
    given: [],
  };
}

function deviceQuestion({ t }: PersonContext, choices: readonly ProfileChoice[]): Asked {
  const kinds = deviceKinds.filter((kind) =>
    choices.some(({ profile }) => profile.deviceKinds.includes(kind)),
  );
  const [only] = kinds;
  if (kinds.length === 1 && only !== undefined) {
    return {
      fields: [],
      hidden: [{ name: 'deviceKind', value: only }],
      given: [t(`access-requests.new.device-kind-only.${only}`)],
    };
  }
  const options = kinds.map((kind) => ({
    value: kind,
    label: t(`access-requests.new.device-kind.${kind}`),
    hint: t(`access-requests.new.device-kind-hint.${kind}`),
  }));
  return {
    fields: [
      { kind: 'radios', name: 'deviceKind', label: t('access-requests.new.device-kind-label'), options },
    ],
    hidden: [],
    given: [],
  };
}

function purposeField({ t }: PersonContext): FieldSpec {
  return {
    kind: 'paragraph',
    name: 'purpose',
    label: t('access-requests.new.purpose-label'),
    hint: t('access-requests.new.purpose-hint'),
  };
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
          : t('access-requests.new.until-hint', {
              days: single.maxDays,
              from: format.day(from),
              latest: format.day(latest),
            }),
      earliest: offer.today,
    },
  ];
}

/** Today, or the day after the present access where there is but one kind of it. */
export function firstDay({ choices, today }: ProfilesToApplyFor): string {
  const [only] = choices;
  const until = choices.length === 1 ? only?.grant?.period.until : undefined;
  return until === undefined || until < today ? today : addDays(until, 1);
}
