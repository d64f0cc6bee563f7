// The identity provider's half of the page: which certificates count, until when, and what its metadata say.
import type { MetadataWatch } from '../../domain/metadata-watch';
import type { ProviderCertificate, SignInUpkeep } from '../../usecases/show-sign-in-upkeep';
import { findText } from '../../texts/translate';
import type { PersonContext } from '../kit/context';
import { fingerprintCell } from '../kit/breakable';
import { expiryAlert } from '../kit/expiry';
import type { Parsed } from '../kit/form';
import { formView, type FormView } from '../kit/form-view';
import { badge } from '../kit/status';
import type { Action, Alert, Badge, Description, Table } from '../kit/view-models';
import type { Place } from './place';

export type ProviderPart = {
  readonly alerts: readonly Alert[];
  readonly certificates: Table;
  readonly watch: readonly Description[];
  readonly poll: Action | null;
  readonly forget: Action | null;
  readonly form: FormView | null;
};

export function providerPart(
  context: PersonContext,
  place: Place,
  { upkeep, sent }: { readonly upkeep: SignInUpkeep; readonly sent: Parsed<unknown> | null },
): ProviderPart {
  const { t } = context;
  const { watch } = upkeep;
  const mayAct = place.mayAct && upkeep.isLive;
  const act = (name: 'poll' | 'address-remove'): Action => ({
    action: place.upkeep(name),
    label: t(`sign-in-upkeep.watch.${name}`),
    look: 'secondary',
  });
  return {
    alerts: alertsOf(context, place, upkeep),
    certificates: {
      caption: t('sign-in-upkeep.certificates.heading'),
      captionHidden: true,
      columns: (['fingerprint', 'until', 'state'] as const).map((column) => ({
        label: t(`sign-in-upkeep.certificates.${column}`),
      })),
      rows: upkeep.certificates.map((one) => [
        fingerprintCell(one.fingerprint ?? t('settings.sign-in.unreadable')),
        { text: one.endsAt === null ? t('kit.none') : context.format.day(one.endsAt) },
        { badge: stateOf(context, one) },
      ]),
      empty: {
        title: t('sign-in-upkeep.certificates.empty'),
        text: t('sign-in-upkeep.certificates.empty-text'),
      },
    },
    watch: watch === null ? [] : watchFacts(context, watch),
    poll: watch !== null && mayAct ? act('poll') : null,
    forget: watch !== null && mayAct ? act('address-remove') : null,
    form: mayAct ? addressForm(context, place, { watch, sent }) : null,
  };
}

function alertsOf(context: PersonContext, place: Place, upkeep: SignInUpkeep): readonly Alert[] {
  const { t, language, format } = context;
  const { warning, end, watch, pending } = upkeep;
  const failure = watch?.failure ?? null;
  const alerts: (Alert | null)[] = [
    // The municipality's own people see it at the top of every page.
    pending === null || place.side === 'tenant'
      ? null
      : {
          tone: 'warning',
          title: t('sign-in-upkeep.pending.title'),
          lines: [t('sign-in-upkeep.pending.text')],
          link: { label: t('sign-in-upkeep.pending.link'), href: place.show(pending.id) },
        },
    expiryAlert(context, { of: 'provider', warning, end }),
    failure === null
      ? null
      : {
          tone: 'warning',
          title: t('sign-in-upkeep.failing.title', { since: format.dateTime(failure.since) }),
          lines: [
            findText(language, `refusal.${failure.reason}`) ?? t('refusal.metadata-fetch-failed'),
            t('sign-in-upkeep.failing.text'),
          ],
        },
  ];
  return alerts.filter((alert) => alert !== null);
}

function stateOf({ t }: PersonContext, { counts, published }: ProviderCertificate): Badge {
  if (!counts) return badge(t('sign-in-upkeep.certificates.new'), 'warning');
  if (published === false) return badge(t('sign-in-upkeep.certificates.vanished'), 'warning');
  return badge(t('sign-in-upkeep.certificates.counts'), 'success');
}

function watchFacts({ t, format }: PersonContext, watch: MetadataWatch): readonly Description[] {
  const { address, readAt, nextAt } = watch;
  return [
    { term: t('sign-in-upkeep.watch.address'), value: { text: address } },
    {
      term: t('sign-in-upkeep.watch.read'),
      value: { text: readAt === null ? t('sign-in-upkeep.watch.never') : format.dateTime(readAt) },
    },
    { term: t('sign-in-upkeep.watch.next'), value: { text: format.dateTime(nextAt) } },
  ];
}

type Form = { readonly watch: MetadataWatch | null; readonly sent: Parsed<unknown> | null };

function addressForm({ t, language }: PersonContext, place: Place, { watch, sent }: Form): FormView {
  return formView({
    language,
    action: place.upkeep('address'),
    fields: [
      {
        kind: 'text',
        name: 'address',
        label: t(watch === null ? 'sign-in-upkeep.watch.field' : 'sign-in-upkeep.watch.field-other'),
        hint: t('sign-in-upkeep.watch.hint'),
      },
    ],
    submit: t('sign-in-upkeep.watch.submit'),
    look: 'secondary',
    sent,
  });
}
