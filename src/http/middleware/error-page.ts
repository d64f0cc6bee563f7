// The last word: whatever was thrown becomes a page with a number and a way on, or JSON for machines.
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import { Refusal } from '../../domain/errors';
import { TooMany } from '../../domain/rate-limit';
import type { PublicContext } from '../kit/context';
import type { LoadContext } from '../kit/load-context';
import { page } from '../kit/page';
import { paths } from '../kit/paths';
import { faultOf, refusalText, toldReason, type Fault } from '../kit/refusals';
import { findText } from '../../texts/translate';
import { phoneHref } from '../kit/hotline';
import { firstPath } from '../kit/navigation';
import { idOf } from '../kit/request-id';
import type { Link } from '../kit/view-models';
import { sendPage, type Printer } from './send-result';

type ErrorModel = {
  readonly title: string;
  readonly text: string;
  readonly id: string;
  readonly wayOn: Link;
  readonly phone: string;
  readonly phoneHref: string;
  readonly mail: string;
};
const errorPage = page<ErrorModel>('error/error');

export function pageNotFound(): RequestHandler {
  return () => {
    throw new Refusal('not-found', 'page-not-found');
  };
}

/** Bugs and outages are logged with everything, refusals with their reason only. */
export function logFault(request: Request, error: unknown, fault: Fault): void {
  if (fault.kind === 'unexpected') request.log.error({ err: error }, 'unexpected');
  else request.log.info({ kind: fault.kind, reason: fault.reason }, 'refused');
}

export function errorAsPage(load: LoadContext, printer: Printer): ErrorRequestHandler {
  return async (error: unknown, request, response, next) => {
    const fault = faultOf(error);
    logFault(request, error, fault);
    if (response.headersSent) {
      next(error);
      return;
    }
    response.setHeader('Cache-Control', 'no-store');
    sayWhenToRetry(response, error);
    try {
      const context = await load(request);
      // A script of our own page shows the sentence itself.
      if (request.accepts(['html', 'json']) === 'json') {
        response.status(fault.status).json({ text: refusalText(context.language, fault) });
        return;
      }
      const model = errorModel(context, fault);
      await sendPage(
        printer,
        { request, response, context },
        { template: errorPage.template, model, status: fault.status },
      );
    } catch (failure) {
      // The page itself can fail, for instance when the database is away.
      request.log.error({ err: failure }, 'error page failed');
      response
        .status(fault.status)
        .type('text')
        .send(`Fernamt: ${fault.status}. ID: ${idOf(request)}`);
    }
  };
}

function sayWhenToRetry(response: Response, error: unknown): void {
  if (error instanceof TooMany) response.setHeader('Retry-After', error.retryAfterSeconds);
}

function errorModel(context: PublicContext, fault: Fault): ErrorModel {
  const { t, tenant, actor, language, requestId } = context;
  const signedIn = tenant !== null && actor !== null;
  const phone = tenant?.hotline?.phone ?? '';
  const home = tenant === null || tenant.closedAt !== null ? paths.home : paths.tenant(tenant.slug);
  return {
    title:
      findText(language, `shell.error.title-${toldReason(fault)}`) ?? t(`shell.error.title-${fault.kind}`),
    text: refusalText(language, fault),
    id: requestId,
    wayOn: { label: t('shell.error.to-start'), href: signedIn ? firstPath(tenant, actor) : home },
    phone,
    phoneHref: phoneHref(phone),
    mail: tenant?.hotline?.mail ?? '',
  };
}

/** Machines get the reason's key, the number, and the portal's time, which a wrong clock needs to know. */
export function errorAsJson(now: () => Date): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const fault = faultOf(error);
    logFault(request, error, fault);
    if (response.headersSent) {
      next(error);
      return;
    }
    response.setHeader('Cache-Control', 'no-store');
    sayWhenToRetry(response, error);
    const { reason } = fault;
    response.status(fault.status).json({ reason, id: idOf(request), time: now().toISOString() });
  };
}
