// The form with which IT changes what a profile reaches: shown with what is, or with what was sent.
import { localDay } from '../../domain/local-day';
import { ruleText } from '../../domain/network-rule';
import { weekdays } from '../../domain/times-of-use';
import type { ShownProfile } from '../../usecases/show-profile';
import type { PersonContext } from '../kit/context';
import type { Parsed } from '../kit/form';
import { formView, type FieldSpec, type FormView } from '../kit/form-view';
import { paths } from '../kit/paths';

export function formOf(context: PersonContext, shown: ShownProfile, sent: Parsed<unknown> | null): FormView {
  const { t, tenant, language } = context;
  const { profile } = shown;
  return formView({
    language,
    action: paths.profiles.show(tenant.slug, profile.id),
    fields: [
      ...reachFields(context, shown),
      ...timesFields(context),
      ...tunnelFields(context),
      {
        kind: 'paragraph',
        name: 'reason',
        label: t('profiles.form.reason'),
        hint: t('profiles.form.reason-hint'),
        section: t('profiles.form.why'),
        optional: true,
        short: true,
      },
    ],
    hidden: [{ name: 'seen', value: String(profile.reachRevision) }],
    submit: t('profiles.form.submit'),
    sent,
    initial: initialOf(shown),
    cancel: { label: t('kit.cancel'), href: paths.profiles.list(tenant.slug) },
  });
}

function initialOf({ profile }: ShownProfile): Readonly<Record<string, string | readonly string[]>> {
  const { networks, dns, domains, splitTunnel, times } = profile.reach;
  return {
    reach: networks === null ? 'all' : 'only',
    networks: (networks ?? []).map(ruleText).join('\n'),
    dns: dns.join(', '),
    domains: domains.join(', '),
    tunnel: splitTunnel === null ? 'full' : 'split',
    decidedBy: splitTunnel?.decidedBy ?? '',
    splitReason: splitTunnel?.reason ?? '',
    reviewOn: splitTunnel?.reviewOn ?? '',
    hours: times === null ? 'always' : 'only',
    days: (times?.days ?? [1, 2, 3, 4, 5]).map(String),
    from: times?.from ?? '06:00',
    to: times?.to ?? '20:00',
  };
}

function reachFields({ t }: PersonContext, { group }: ShownProfile): readonly FieldSpec[] {
  return [
    {
      kind: 'radios',
      name: 'reach',
      label: t('profiles.form.reach'),
      section: t('profiles.reach'),
      options: [
        {
          value: 'all',
          label: t('profiles.reach-all'),
          hint: t('profiles.form.reach-all-hint', { networks: group.reachable.join(', ') }),
        },
        { value: 'only', label: t('profiles.reach-only'), hint: t('profiles.form.reach-only-hint') },
      ],
    },
    {
      kind: 'paragraph',
      name: 'networks',
      label: t('profiles.form.networks'),
      hint: t('profiles.form.networks-hint'),
      optional: true,
    },
    {
      kind: 'text',
      name: 'dns',
      label: t('profiles.dns'),
      hint: t('profiles.form.dns-hint', {
        dns: group.dns.length === 0 ? t('kit.none') : group.dns.join(', '),
      }),
      optional: true,
    },
    {
      kind: 'text',
      name: 'domains',
      label: t('profiles.domains'),
      hint: t('profiles.form.domains-hint'),
      optional: true,
    },
  ];
}

function timesFields({ t, tenant }: PersonContext): readonly FieldSpec[] {
  return [
    {
      kind: 'radios',
      name: 'hours',
      label: t('profiles.form.hours'),
      section: t('profiles.times.label'),
      options: [
        { value: 'always', label: t('profiles.times.always') },
        { value: 'only', label: t('profiles.form.hours-only'), hint: t('profiles.form.hours-only-hint') },
      ],
    },
    {
      kind: 'boxes',
      name: 'days',
      label: t('profiles.form.days'),
      options: weekdays.map((day) => ({ value: String(day), label: t(`profiles.weekday.${day}`) })),
      optional: true,
    },
    {
      kind: 'text',
      name: 'from',
      label: t('profiles.form.from'),
      hint: t('profiles.form.from-hint', { zone: tenant.timeZone }),
      short: true,
      optional: true,
    },
    {
      kind: 'text',
      name: 'to',
      label: t('profiles.form.to'),
      hint: t('profiles.form.to-hint'),
      short: true,
      optional: true,
    },
  ];
}

function tunnelFields({ t, now, tenant }: PersonContext): readonly FieldSpec[] {
  return [
    {
      kind: 'radios',
      name: 'tunnel',
      label: t('profiles.form.tunnel'),
      section: t('profiles.tunnel'),
      options: [
        { value: 'full', label: t('profiles.tunnel-full'), hint: t('profiles.form.full-hint') },
        { value: 'split', label: t('profiles.tunnel-split'), hint: t('profiles.form.split-hint') },
      ],
    },
    { kind: 'text', name: 'decidedBy', label: t('profiles.form.decided-by'), optional: true },
    {
      kind: 'paragraph',
      name: 'splitReason',
      label: t('profiles.form.split-reason'),
      optional: true,
      short: true,
    },
    {
      kind: 'date',
      name: 'reviewOn',
      label: t('profiles.form.review'),
      earliest: localDay(now, tenant.timeZone),
      optional: true,
    },
  ];
}
