// Beside IT's decision: it names another supervisor or a stand-in, finds out what nobody knew, and confirms obligations.
import { Refusal } from '../../domain/errors';
import { accessRequestId } from '../../domain/ids';
import { answerUnknown } from '../../usecases/answer-unknown';
import { confirmObligation } from '../../usecases/confirm-obligation';
import { nameStandIn } from '../../usecases/name-stand-in';
import { nameSupervisor } from '../../usecases/name-supervisor';
import type { Ports } from '../../usecases/ports';
import { showQueueItem, type ShownQueueItem } from '../../usecases/show-queue-item';
import type { PersonContext } from '../kit/context';
import { readForm, withErrors, type Parsed } from '../kit/form';
import { obligationForm, obligationOutcome } from '../kit/obligations';
import { paths } from '../kit/paths';
import { refusedForm } from '../kit/refused-form';
import { redirect, show, type Result } from '../kit/result';
import type { PersonRoute } from '../kit/route';
import type { Flash } from '../kit/view-models';
import { answersIn, nameOfAnswer } from '../kit/unknown-fields';
import { fieldOfNaming, fieldOfStandIn, foundForm, namingForm, placeIn, standInForm } from './forms';
import { itemModel, itemPage } from './item-page';

type Needs = Pick<Ports, 'store' | 'clock' | 'ids' | 'wakeups'>;

export function queuePartRoutes(ports: Needs): readonly PersonRoute[] {
  const deciding = { guard: 'person', permission: ['it-admin'] } as const;
  const acts = { supervisor: name, 'stand-in': standIn, 'found-out': found, obligation: confirm } as const;
  return Object.entries(acts).flatMap(([act, handler]): readonly PersonRoute[] => {
    const path = paths.queue.part(':tenant', ':request', act);
    return [
      { ...deciding, method: 'post', path, handler: (context) => handler(ports, context) },
      // Where a reload or the other language leads after a form that came back.
      { ...deciding, method: 'get', path, handler: async (context) => back(context) },
    ];
  });
}

function idIn({ params }: PersonContext) {
  return accessRequestId(params['request'] ?? '');
}

function itemOf(ports: Needs, context: PersonContext): Promise<ShownQueueItem> {
  return showQueueItem(ports, context.actor, idIn(context));
}

function back(context: PersonContext, flash: Flash | null = null): Result {
  return redirect(paths.queue.show(context.tenant.slug, idIn(context)), flash);
}

async function name(ports: Needs, context: PersonContext): Promise<Result> {
  const { t, actor, body } = context;
  const again = async (naming: Parsed<unknown>): Promise<Result> =>
    show(itemPage, itemModel(context, await itemOf(ports, context), { naming }), { status: 422 });
  const sent = readForm(namingForm, body);
  if (!sent.ok) return again(sent);
  const { colleague, moveReason: reason, place } = sent.value;
  try {
    await nameSupervisor(ports, actor, { id: idIn(context), place, colleague, reason });
  } catch (error) {
    return again(refusedForm(sent, error, fieldOfNaming));
  }
  return back(context, { tone: 'success', title: t('approval.name.done') });
}

async function standIn(ports: Needs, context: PersonContext): Promise<Result> {
  const { t, actor, body } = context;
  const place = placeIn(body);
  const again = async (sent: Parsed<unknown>): Promise<Result> =>
    show(itemPage, itemModel(context, await itemOf(ports, context), { standIn: { place, sent } }), {
      status: 422,
    });
  const sent = readForm(standInForm(place), body);
  if (!sent.ok) return again(sent);
  const { [`colleague-${place}`]: colleague = '', [`standInReason-${place}`]: reason = '' } = sent.value;
  try {
    await nameStandIn(ports, actor, { id: idIn(context), place, colleague, reason });
  } catch (error) {
    return again(refusedForm(sent, error, fieldOfStandIn(place)));
  }
  return back(context, { tone: 'success', title: t('approval.stand-in.done') });
}

async function found(ports: Needs, context: PersonContext): Promise<Result> {
  const { t, actor, body } = context;
  const item = await itemOf(ports, context);
  const sent = readForm(foundForm, body);
  const answers = answersIn(sent.values, item.approval.toFindOut);
  try {
    await answerUnknown(ports, actor, { id: item.request.id, found: answers });
  } catch (error) {
    const [first] = item.approval.toFindOut;
    if (!(error instanceof Refusal) || error.kind !== 'invalid' || first === undefined) throw error;
    const complaint = { field: nameOfAnswer(first.id), reason: `refusal.${error.reason}`, values: {} };
    const again = withErrors(sent, [complaint]);
    return show(itemPage, itemModel(context, item, { found: again }), { status: 422 });
  }
  return back(context, { tone: 'success', title: t('approval.unknown.done') });
}

async function confirm(ports: Needs, context: PersonContext): Promise<Result> {
  const sent = readForm(obligationForm, context.body);
  const obligation = sent.ok ? sent.value.obligation : '';
  const act = () => confirmObligation(ports, context.actor, { id: idIn(context), obligation });
  return back(context, await obligationOutcome(context, act));
}
