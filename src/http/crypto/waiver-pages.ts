// Proposing a waiver, and one waiver with all that was said and what can still be done about it.
import { hasRole } from '../../domain/actor';
import { isOwnWaiver, isStaleWaiver, longestWaiverDays, waiverRoles } from '../../domain/crypto-waiver';
import type { IdentityRef } from '../../domain/ids';
import { addDays, localDay } from '../../domain/local-day';
import type { ShownWaiver } from '../../usecases/show-crypto';
import type { PersonContext } from '../kit/context';
import type { Parsed } from '../kit/form';
import { formView, type FieldSpec, type FormView } from '../kit/form-view';
import { page } from '../kit/page';
import { paths } from '../kit/paths';
import type { Action, Badge, Breadcrumb, Description } from '../kit/view-models';
import { cryptoBreadcrumb, waiverBadge } from './overview-page';

type ProposeModel = {
  readonly title: string;
  readonly breadcrumb: Breadcrumb;
  readonly lead: string;
  readonly form: FormView;
};
export const proposePage = page<ProposeModel>('crypto/propose');

export function proposeModel(context: PersonContext, sent: Parsed<unknown> | null): ProposeModel {
  const { t, tenant, language } = context;
  const title = t('crypto.waiver.new-title');
  return {
    title,
    breadcrumb: cryptoBreadcrumb(context, title),
    lead: t('crypto.waiver.new-lead'),
    form: formView({
      language,
      action: paths.crypto.propose(tenant.slug),
      fields: fieldsOf(context),
      submit: t('crypto.waiver.submit'),
      sent,
      cancel: { label: t('kit.cancel'), href: paths.crypto.overview(tenant.slug) },
    }),
  };
}

function fieldsOf({ t, now, tenant }: PersonContext): readonly FieldSpec[] {
  const said = (['reason', 'risk', 'residual-risk'] as const).map((name): FieldSpec => ({
    kind: 'paragraph',
    name: name === 'residual-risk' ? 'residualRisk' : name,
    label: t(`crypto.waiver.${name}`),
    hint: t(`crypto.waiver.${name}-hint`),
  }));
  const today = localDay(now, tenant.timeZone);
  return [
    ...said,
    { kind: 'text', name: 'owner', label: t('crypto.waiver.owner'), hint: t('crypto.waiver.owner-hint') },
    {
      kind: 'date',
      name: 'until',
      label: t('crypto.waiver.until'),
      hint: t('crypto.waiver.until-hint'),
      earliest: addDays(today, 1),
      latest: addDays(today, longestWaiverDays),
    },
  ];
}

type WaiverModel = {
  readonly title: string;
  readonly breadcrumb: Breadcrumb;
  readonly state: Badge;
  readonly descriptions: readonly Description[];
  readonly note: string;
  readonly acts: readonly { readonly text: string; readonly action: Action }[];
};
export const waiverPage = page<WaiverModel>('crypto/waiver');

export function waiverModel(context: PersonContext, shown: ShownWaiver): WaiverModel {
  const { t, actor, now } = context;
  const { waiver } = shown;
  const hasLapsed = waiver.state === 'lapsed' || isStaleWaiver(waiver, now);
  const title = t('crypto.waiver.title');
  const decides = hasRole(actor, ...waiverRoles);
  const isOwn = waiver.state === 'proposed' && isOwnWaiver(actor, waiver);
  return {
    title,
    breadcrumb: cryptoBreadcrumb(context, title),
    state: waiverBadge(context, waiver),
    descriptions: descriptionsOf(context, shown),
    note: hasLapsed ? t('crypto.waiver.lapsed') : decides && isOwn ? t('crypto.waiver.own') : '',
    acts: decides && !hasLapsed ? actsOf(context, shown, isOwn) : [],
  };
}

function actsOf({ t, tenant }: PersonContext, { waiver }: ShownWaiver, isOwn: boolean): WaiverModel['acts'] {
  const act = (name: 'confirm' | 'withdraw' | 'end', look: Action['look'], text = '') => ({
    text,
    action: {
      action: paths.crypto.actOnWaiver(tenant.slug, waiver.id, name),
      label: t(`crypto.waiver.${name}`),
      look,
    },
  });
  if (waiver.state === 'in-force') return [act('end', 'danger', t('crypto.waiver.end-text'))];
  if (waiver.state !== 'proposed') return [];
  const confirm = isOwn ? [] : [act('confirm', 'primary', t('crypto.waiver.confirm-text'))];
  return [...confirm, act('withdraw', 'secondary')];
}

function descriptionsOf(context: PersonContext, { waiver, names }: ShownWaiver): readonly Description[] {
  const { t, format } = context;
  const who = (ref: IdentityRef, at: Date | null): Description['value'] => ({
    text: names.get(ref) ?? t('kit.none'),
    ...(at === null ? {} : { note: format.dateTime(at) }),
  });
  const { decidedBy, endedBy, endedAt } = waiver;
  return [
    { term: t('crypto.waiver.profile'), value: { text: t(`crypto.profile.${waiver.profile}`) } },
    { term: t('crypto.waiver.reason'), value: { text: waiver.reason } },
    { term: t('crypto.waiver.risk'), value: { text: waiver.risk } },
    { term: t('crypto.waiver.residual-risk'), value: { text: waiver.residualRisk } },
    { term: t('crypto.waiver.owner'), value: { text: waiver.owner } },
    { term: t('crypto.waiver.until'), value: { text: format.longDay(waiver.until) } },
    { term: t('crypto.waiver.proposed-by'), value: who(waiver.proposedBy, waiver.proposedAt) },
    ...(decidedBy === null
      ? []
      : [{ term: t('crypto.waiver.decided-by'), value: who(decidedBy, waiver.decidedAt) }]),
    ...(endedAt === null
      ? []
      : [
          {
            term: t('crypto.waiver.ended-by'),
            value:
              endedBy === null
                ? { text: t('crypto.waiver.by-time'), note: format.dateTime(endedAt) }
                : who(endedBy, endedAt),
          },
        ]),
  ];
}
