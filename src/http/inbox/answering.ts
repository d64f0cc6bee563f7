// Handlers: somebody who is asked answers, asks back or hands on; whoever comes too late keeps their words.
import { Refusal } from '../../domain/errors';
import { accessRequestId } from '../../domain/ids';
import type { StepVerdict } from '../../domain/request-step';
import { decideStep } from '../../usecases/decide-step';
import { handStepOn } from '../../usecases/hand-step-on';
import type { Ports } from '../../usecases/ports';
import { queryFromInbox } from '../../usecases/query-from-inbox';
import { showInboxItem, type ShownInboxItem } from '../../usecases/show-inbox-item';
import type { PersonContext } from '../kit/context';
import { readForm, type Parsed } from '../kit/form';
import { paths } from '../kit/paths';
import { refusedForm } from '../kit/refused-form';
import { redirect, show, type Result } from '../kit/result';
import type { Flash } from '../kit/view-models';
import type { InboxAct } from './answers';
import { askForm, concernsForm, fieldOfHandOn, handOnForm, refusalForm, remarkForm } from './forms';
import { itemModel, itemPage } from './item-page';

export type Needs = Pick<Ports, 'store' | 'clock' | 'ids'>;

/** Only digits are a place; anything else is none. */
function whichStep({ params }: PersonContext) {
  const place = params['place'] ?? '';
  return {
    id: accessRequestId(params['request'] ?? ''),
    place: /^\d{1,4}$/.test(place) ? Number(place) : 0,
  };
}

export function itemOf(ports: Needs, context: PersonContext): Promise<ShownInboxItem> {
  return showInboxItem(ports, context.actor, whichStep(context));
}

const yesOf: Readonly<Partial<Record<ShownInboxItem['step']['office'], StepVerdict>>> = {
  'security-officer': 'agreed',
};

export async function endorse(ports: Needs, context: PersonContext): Promise<Result> {
  const item = await itemOf(ports, context);
  return say(ports, context, { item, verdict: yesOf[item.step.office] ?? 'endorsed', words: '' });
}

export async function remark(ports: Needs, context: PersonContext): Promise<Result> {
  const item = await itemOf(ports, context);
  const sent = readForm(remarkForm, context.body);
  if (!sent.ok) return again(context, { item, act: 'remark', sent });
  return say(ports, context, { item, verdict: 'no-concerns', words: sent.value.remark });
}

export async function concerns(ports: Needs, context: PersonContext): Promise<Result> {
  const item = await itemOf(ports, context);
  const sent = readForm(concernsForm, context.body);
  if (!sent.ok) return again(context, { item, act: 'concerns', sent });
  return say(ports, context, { item, verdict: 'concerns', words: sent.value.concerns });
}

export async function refuse(ports: Needs, context: PersonContext): Promise<Result> {
  const item = await itemOf(ports, context);
  const sent = readForm(refusalForm, context.body);
  if (!sent.ok) return again(context, { item, act: 'refuse', sent });
  const { reason: words, despiteQuery } = sent.value;
  return say(ports, context, { item, verdict: 'refused', words, despiteQuery });
}

type Saying = {
  readonly item: ShownInboxItem;
  readonly verdict: StepVerdict;
  readonly words: string;
  readonly despiteQuery?: boolean;
};

async function say(ports: Needs, context: PersonContext, saying: Saying): Promise<Result> {
  const { t, actor } = context;
  const { item, verdict, words, despiteQuery = false } = saying;
  const { caseNumber } = item.request;
  const done: Flash = {
    tone: 'success',
    title: verdict === 'approved' ? '' : t(`inbox.done.${verdict}`, { caseNumber }),
    lines: [t(verdict === 'refused' ? 'inbox.done.refused-text' : 'inbox.done.text')],
  };
  const act = () => decideStep(ports, actor, { ...whichStep(context), verdict, words, despiteQuery });
  return orTooLate(context, { item, typed: words, act, done });
}

export async function ask(ports: Needs, context: PersonContext): Promise<Result> {
  const { t, actor } = context;
  const item = await itemOf(ports, context);
  const sent = readForm(askForm, context.body);
  if (!sent.ok) return again(context, { item, act: 'ask', sent });
  const { question } = sent.value;
  const { caseNumber } = item.request;
  const done: Flash = {
    tone: 'success',
    title: t('inbox.done.asked', { caseNumber }),
    lines: [t('inbox.done.asked-text')],
  };
  const act = () => queryFromInbox(ports, actor, { ...whichStep(context), question });
  return orTooLate(context, { item, typed: question, act, done });
}

export async function handOn(ports: Needs, context: PersonContext): Promise<Result> {
  const { t, actor } = context;
  const item = await itemOf(ports, context);
  const sent = readForm(handOnForm, context.body);
  if (!sent.ok) return again(context, { item, act: 'hand-on', sent });
  const { colleague, moveReason: reason } = sent.value;
  const done: Flash = {
    tone: 'success',
    title: t('inbox.done.handed-on', { caseNumber: item.request.caseNumber }),
    lines: [t('inbox.done.handed-on-text')],
  };
  try {
    const act = () => handStepOn(ports, actor, { ...whichStep(context), colleague, reason });
    return await orTooLate(context, { item, typed: reason, act, done });
  } catch (error) {
    return again(context, { item, act: 'hand-on', sent: refusedForm(sent, error, fieldOfHandOn) });
  }
}

type Again = { readonly item: ShownInboxItem; readonly act: InboxAct; readonly sent: Parsed<unknown> };

/** Where there is nothing left to answer, the page says so instead of complaining about the form. */
function again(context: PersonContext, { item, act, sent }: Again): Result {
  const model = itemModel(context, item, { [act]: sent });
  return show(itemPage, model, { status: model.answers === null ? 409 : 422 });
}

type Acting = {
  readonly item: ShownInboxItem;
  readonly typed: string;
  readonly act: () => Promise<void>;
  readonly done: Flash;
};

async function orTooLate(context: PersonContext, { item, typed, act, done }: Acting): Promise<Result> {
  const { t, tenant } = context;
  try {
    await act();
    return redirect(paths.inbox.list(tenant.slug), done);
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind !== 'conflict') throw error;
    const { caseNumber } = item.request;
    return redirect(paths.inbox.list(tenant.slug), {
      tone: 'info',
      title: t('inbox.late.title', { caseNumber }),
      lines: [t('inbox.late.text'), ...(typed === '' ? [] : [t('inbox.late.words', { words: typed })])],
    });
  }
}
