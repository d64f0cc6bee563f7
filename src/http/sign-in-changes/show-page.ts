// One change to the sign-in: what is in force, what would be, and the ways to confirm, reject or withdraw it.
import { hasRole } from '../../domain/actor';
import type { SignInChange } from '../../domain/sign-in-change';
import type { ComparedValue, ShownChange } from '../../usecases/read-sign-in-changes';
import type { PersonContext } from '../kit/context';
import { fingerprintCell } from '../kit/breakable';
import { page } from '../kit/page';
import { badge } from '../kit/status';
import type { Action, Alert, Badge, Breadcrumb, Description, Link, Table, Tone } from '../kit/view-models';
import { breadcrumbTo, titleAt, type Place } from '../kit/sign-in-place';
import { trialAlert, triedText } from './trial-words';
import { aboutText, changeBadge, nextText, originText, outcomeText } from './words';

type ShowModel = {
  readonly title: string;
  readonly breadcrumb: Breadcrumb;
  readonly state: Badge;
  readonly facts: readonly Description[];
  readonly compared: Table;
  /** That nobody would be recognised any more; null for a change that leaves people known. */
  readonly strangers: Alert | null;
  /** Whether it was tried out; null once it is decided. */
  readonly trial: Alert | null;
  /** Null for those who may only read. */
  readonly tryOut: Action | null;
  /** What to check before confirming; empty when there is nothing to do. */
  readonly advice: string;
  readonly confirm: Link | null;
  readonly confirmLook: 'primary' | 'secondary';
  readonly reject: Link | null;
  readonly withdraw: Action | null;
};
export const showPage = page<ShowModel>('sign-in-changes/show');

export function showModel(context: PersonContext, place: Place, shown: ShownChange): ShowModel {
  const { change, compared } = shown;
  const title = aboutText(context, change);
  return {
    title: titleAt(context, place, title),
    breadcrumb: breadcrumbTo(context, place, title),
    state: changeBadge(context, change),
    facts: factsOf(context, change),
    compared: tableOf(context, compared),
    strangers: strangersAlert(context, shown),
    trial: change.state === 'open' ? trialAlert(context, place, shown) : null,
    ...waysOn(context, place, shown),
    advice: change.state === 'open' ? adviceOf(context, place, change) : '',
  };
}

function strangersAlert(context: PersonContext, shown: ShownChange): Alert | null {
  const lines = newPeopleLines(context, shown);
  if (lines.length === 0) return null;
  return { tone: 'danger', title: context.t('sign-in-changes.strangers.title'), lines };
}

/** Also on the page that asks for the confirmation. */
export function newPeopleLines({ t, format }: PersonContext, { newPeople }: ShownChange): readonly string[] {
  if (newPeople === 0) return [];
  return [t('sign-in-changes.strangers.text', { count: newPeople, shown: format.count(newPeople) })];
}

/** What to look at before confirming. */
export function adviceOf({ t }: PersonContext, { side }: Place, { after }: SignInChange): string {
  return after.kind === 'identity-provider'
    ? t(`sign-in-changes.show.advice-${side}`)
    : t(`sign-in-changes.show.advice-values-${side}`);
}

function factsOf(context: PersonContext, change: SignInChange): readonly Description[] {
  const { t } = context;
  const facts = [
    { term: t('sign-in-changes.show.origin'), text: originText(context, change) },
    { term: t('sign-in-changes.show.reason'), text: change.reason ?? '' },
    { term: t('sign-in-changes.show.next'), text: nextText(context, change) },
    { term: t('sign-in-changes.show.outcome'), text: outcomeText(context, change) },
    { term: t('sign-in-changes.show.trial'), text: triedText(context, change) },
    { term: t('sign-in-changes.show.without-trial'), text: change.withoutTrial ?? '' },
  ];
  return facts.filter(({ text }) => text !== '').map(({ term, text }) => ({ term, value: { text } }));
}

type Ways = Pick<ShowModel, 'tryOut' | 'confirm' | 'confirmLook' | 'reject' | 'withdraw'>;

/** Offered to whoever may; whether it is time for it the act says. */
function waysOn({ t, actor }: PersonContext, place: Place, { change, trial }: ShownChange): Ways {
  const mayDecide = place.side === 'operator' || hasRole(actor, 'tenant-admin');
  const look = trial === 'passed' ? 'secondary' : 'primary';
  const confirmLook = trial === 'passed' ? 'primary' : 'secondary';
  if (change.state !== 'open' || !mayDecide) {
    return { tryOut: null, confirm: null, confirmLook, reject: null, withdraw: null };
  }
  const { id } = change;
  const isFirst = change.firstOperator?.ref === actor.ref;
  return {
    tryOut: {
      action: place.act(id, 'try'),
      label: t(trial === 'none' ? 'sign-in-changes.try.submit' : 'sign-in-changes.try.again'),
      look,
    },
    confirmLook,
    confirm: isFirst
      ? null
      : {
          href: place.act(id, 'confirm'),
          label: t(`sign-in-changes.show.confirm-${place.side}`),
        },
    reject: { label: t('sign-in-changes.reject.button'), href: place.act(id, 'reject') },
    withdraw:
      change.proposedBy === actor.ref
        ? {
            action: place.act(id, 'withdraw'),
            label: t('sign-in-changes.show.withdraw'),
            look: 'secondary',
          }
        : null,
  };
}

const marks: Readonly<Record<ComparedValue['mark'], Tone>> = {
  removed: 'danger',
  added: 'success',
  kept: 'neutral',
};

function tableOf({ t, format }: PersonContext, compared: readonly ComparedValue[]): Table {
  return {
    caption: t('sign-in-changes.show.caption'),
    captionHidden: true,
    columns: (['field', 'value', 'mark'] as const).map((column) => ({
      label: t(`sign-in-changes.show.${column}`),
    })),
    rows: compared.map(({ field, mark, value, endsAt }) => [
      { text: t(`sign-in-changes.field.${field}`) },
      {
        ...fingerprintCell(value),
        ...(endsAt === null ? {} : { note: t('sign-in-changes.show.ends', { day: format.day(endsAt) }) }),
      },
      { badge: badge(t(`sign-in-changes.mark.${mark}`), marks[mark]) },
    ]),
    empty: { title: t('sign-in-changes.list.empty'), text: '' },
  };
}
