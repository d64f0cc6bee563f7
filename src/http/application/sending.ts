// Handlers: the summary, and sending what it shows. Whatever comes between loses no answer.
import type { AccessRequest } from '../../domain/access-request';
import { Refusal } from '../../domain/errors';
import { listOwnRequests } from '../../usecases/list-own-requests';
import type { Ports } from '../../usecases/ports';
import { showApplication, type ShownApplication } from '../../usecases/show-application';
import { submitAccessRequest } from '../../usecases/submit-access-request';
import { z } from 'zod';
import type { PersonContext } from '../kit/context';
import { readForm } from '../kit/form';
import { wholeNumber } from '../kit/form-input';
import { paths } from '../kit/paths';
import { redirect, show, type Result } from '../kit/result';
import type { Alert, Flash } from '../kit/view-models';
import { summaryModel, summaryPage } from './summary-page';
import { findText } from '../../texts/translate';

type Needs = Pick<Ports, 'store' | 'clock' | 'ids'>;

/** Of everything else that the form may hold nothing counts: the rules are asked again. */
const sendForm = z.object({ edition: wholeNumber({ min: 1, max: 1_000_000_000 }) });

export async function showSummary(ports: Needs, context: PersonContext): Promise<Result> {
  const shown = await showApplication(ports, context.actor);
  if (!shown.isBegun) return redirect(paths.requests.new(context.tenant.slug));
  return show(summaryPage, summaryModel(context, shown));
}

export async function send(ports: Needs, context: PersonContext): Promise<Result> {
  const sent = readForm(sendForm, context.body);
  try {
    // Without a readable one it is as if other questions had been shown.
    const shownEdition = sent.ok ? sent.value.edition : 0;
    return toRequest(context, await submitAccessRequest(ports, context.actor, { shownEdition }));
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind === 'forbidden') throw error;
    if (error.reason === 'no-draft') return sentAlready(ports, context);
    return again(context, await showApplication(ports, context.actor), error.reason);
  }
}

function toRequest({ t, tenant }: PersonContext, { id, caseNumber }: AccessRequest): Result {
  return redirect(paths.requests.show(tenant.slug, id), {
    tone: 'success',
    title: t('application.sent'),
    lines: [t('application.sent-text', { caseNumber })],
  });
}

const justNowMs = 15 * 60_000;

/** A second click finds no draft any more: it is led to what the first one sent. */
async function sentAlready(ports: Needs, context: PersonContext): Promise<Result> {
  const [newest] = (await listOwnRequests(ports, context.actor)).requests
    .map(({ request }) => request)
    .toSorted((a, b) => b.submittedAt.getTime() - a.submittedAt.getTime());
  const isNew = newest !== undefined && context.now.getTime() - newest.submittedAt.getTime() <= justNowMs;
  return isNew
    ? toRequest(context, newest)
    : redirect(paths.requests.list(context.tenant.slug), noticeOf(context, 'no-draft'));
}

/** The page as it is now, with what has changed meanwhile said first. */
function again(context: PersonContext, shown: ShownApplication, reason: string): Result {
  if (!shown.isBegun) return redirect(paths.requests.new(context.tenant.slug), noticeOf(context, reason));
  const obstructed = shown.obstacle?.reason === reason;
  const notice: Alert | null = obstructed ? null : noticeOf(context, reason);
  return show(summaryPage, summaryModel(context, shown, notice), { status: 409 });
}

function noticeOf({ t, language }: PersonContext, reason: string): Flash {
  return {
    tone: 'warning',
    title: findText(language, `refusal.${reason}`) ?? t('application.not-sent'),
  };
}
