// Prints what a handler answered; everything is marked not to be stored on the way.
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import { hasRole } from '../../domain/actor';
import type { PublicContext } from '../kit/context';
import { layoutFor } from '../kit/layout';
import type { PageModel } from '../kit/page';
import type { Render } from '../kit/render';
import { sandboxed, type Answer, type Download, type Result, type StreamedFile } from '../kit/result';
import type { AppServices } from '../kit/services';
import { signInSession, signOutSession, takeFlash } from '../kit/session';
import { csrfTokenOf } from './csrf';

export type Exchange = {
  readonly request: Request;
  readonly response: Response;
  readonly context: PublicContext;
};
export type Printer = {
  readonly render: Render;
  readonly countWaitingRequests: AppServices['countWaitingRequests'];
  readonly hasInbox: AppServices['hasInbox'];
  readonly signInNotices: AppServices['signInNotices'];
  readonly emergencyIsOn: AppServices['emergencyIsOn'];
  readonly closingNotice: AppServices['closingNotice'];
};

export async function sendResult(printer: Printer, exchange: Exchange, result: Result): Promise<void> {
  const { request, response } = exchange;
  response.setHeader('Cache-Control', 'no-store');
  switch (result.kind) {
    case 'page':
      await sendPage(printer, exchange, result);
      return;
    case 'redirect':
      if (result.flash !== null) request.session.flash = result.flash;
      response.redirect(303, result.to);
      return;
    case 'sign-in':
      await signInSession(request, result.person);
      response.redirect(303, result.to);
      return;
    case 'sign-out':
      await signOutSession(request);
      response.redirect(303, result.to);
      return;
    case 'download':
      sendDownload(response, result.file);
      return;
    case 'nothing':
      response.status(204).end();
      return;
    case 'stream':
      await sendStream(request, response, result.file);
      return;
  }
}

type Sheet = { readonly template: string; readonly model: PageModel; readonly status: number };

export async function sendPage(printer: Printer, exchange: Exchange, sheet: Sheet): Promise<void> {
  const { request, response, context } = exchange;
  const { actor, language, t } = context;
  const { title } = sheet.model;
  const html = await printer.render({
    template: sheet.template,
    model: sheet.model,
    language,
    csrfToken: actor === null ? '' : csrfTokenOf(request),
    layout: layoutFor({
      context,
      face: context.tenant === null ? null : await context.tenant.face(),
      title: sheet.status === 422 ? t('form.summary.title-prefix', { title }) : title,
      flash: takeFlash(request),
      notices: actor === null ? [] : await printer.signInNotices(actor),
      emergencyIsOn: actor !== null && (await printer.emergencyIsOn(actor)),
      closing: actor === null ? null : await printer.closingNotice(actor),
      hasInbox: actor !== null && (await printer.hasInbox(actor)),
      waiting:
        actor !== null && hasRole(actor, 'it-admin') ? await printer.countWaitingRequests(actor) : null,
    }),
  });
  response.status(sheet.status).setHeader('Content-Language', language);
  response.type('html').send(html);
}

function sendDownload(response: Response, { fileName, contentType, body }: Download): void {
  response.attachment(fileName);
  response.setHeader('Content-Security-Policy', sandboxed);
  response.setHeader('Content-Type', contentType);
  response.send(Buffer.from(body));
}

/** Begun, an answer cannot turn into an error page: it breaks off, which browsers show as a failed download. */
async function sendStream(
  request: Request,
  response: Response,
  { fileName, contentType, chunks }: StreamedFile,
): Promise<void> {
  response.attachment(fileName);
  response.setHeader('Content-Security-Policy', sandboxed);
  response.setHeader('Content-Type', contentType);
  await sendPieces(request, response, chunks);
}

async function sendPieces(request: Request, response: Response, pieces: AsyncIterable<string>) {
  try {
    await pipeline(Readable.from(pieces), response);
  } catch (error) {
    request.log.warn({ err: error }, 'answer broken off');
    response.destroy();
  }
}

export async function sendAnswer(request: Request, response: Response, answer: Answer): Promise<void> {
  const { status, contentType, body, headers = {} } = answer;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.status(status).setHeader('Content-Type', contentType);
  if (typeof body === 'string' || body instanceof Uint8Array) response.send(Buffer.from(body));
  else await sendPieces(request, response, body);
}
