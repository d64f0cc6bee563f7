// A proposed change is confirmed: plainly after a trial that has passed, else only with the risk ticked and a reason given.
import { confirmSignInChange } from '../../usecases/confirm-sign-in-change';
import type { Ports } from '../../usecases/ports';
import { showSignInChange, type ShownChange } from '../../usecases/read-sign-in-changes';
import { askFirst } from '../kit/confirm';
import { readForm, type Parsed } from '../kit/form';
import type { FieldSpec } from '../kit/form-view';
import type { PersonContext } from '../kit/context';
import type { PlacedHandler, PlacedVisit } from '../kit/placed';
import { redirect, type Result } from '../kit/result';
import { breadcrumbTo, questionAt, type Place } from '../kit/sign-in-place';
import { changeIdIn, untriedForm } from './forms';
import { adviceOf, newPeopleLines } from './show-page';
import { trialText } from './trial-words';
import { aboutText } from './words';

type Needs = Pick<Ports, 'store' | 'clock' | 'ids' | 'pki'>;
type Visit = PlacedVisit<Needs, Place>;
type Handler = PlacedHandler<Needs, Place>;

export const askToConfirm: Handler = async (visit) => {
  const shown = await shownIn(visit);
  const { change } = shown;
  return change.state === 'open' ? asked(visit, shown, null) : redirect(visit.place.show(change.id));
};

export const confirm: Handler = async (visit) => {
  const shown = await shownIn(visit);
  if (shown.trial === 'passed' || shown.change.state !== 'open') return confirmed(visit, null);
  const sent = readForm(untriedForm, visit.context.body);
  return sent.ok ? confirmed(visit, sent.value.reason) : asked(visit, shown, sent);
};

function shownIn({ ports, context, place }: Visit): Promise<ShownChange> {
  return showSignInChange(ports, context.actor, { tenantId: place.tenantId, id: changeIdIn(context) });
}

function asked({ context, place }: Visit, shown: ShownChange, sent: Parsed<unknown> | null): Result {
  const { t } = context;
  const { change } = shown;
  const title = t('sign-in-changes.confirm.title');
  const isTried = shown.trial === 'passed';
  return askFirst(context, {
    title: questionAt(place, title),
    breadcrumb: breadcrumbTo(context, place, title),
    consequence: t(`sign-in-changes.confirm.consequence-${place.side}`, { what: aboutText(context, change) }),
    details: [
      trialText(context, place, shown),
      ...newPeopleLines(context, shown),
      adviceOf(context, place, change),
    ],
    action: place.act(change.id, 'confirm'),
    button: t(
      isTried
        ? `sign-in-changes.show.confirm-${place.side}`
        : `sign-in-changes.untried.confirm-${place.side}`,
    ),
    back: place.show(change.id),
    look: isTried ? 'primary' : 'danger',
    fields: isTried ? [] : untriedFields(context),
    ...(sent === null ? {} : { sent }),
  });
}

function untriedFields({ t }: PersonContext): readonly FieldSpec[] {
  return [
    { kind: 'box', name: 'untried', label: t('sign-in-changes.untried.box') },
    {
      kind: 'paragraph',
      name: 'reason',
      label: t('sign-in-changes.untried.reason'),
      hint: t('sign-in-changes.untried.reason-hint'),
    },
  ];
}

async function confirmed({ ports, context, place }: Visit, withoutTrial: string | null): Promise<Result> {
  const { actor, person, t } = context;
  const signedInAt = new Date(person.signedInAt);
  const input = { tenantId: place.tenantId, id: changeIdIn(context), signedInAt, withoutTrial };
  const state = await confirmSignInChange(ports, actor, input);
  const title = t(state === 'open' ? 'sign-in-changes.done.seconded' : 'sign-in-changes.done.applied');
  return redirect(place.show(input.id), { tone: 'success', title });
}
