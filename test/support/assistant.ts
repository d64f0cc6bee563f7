// Somebody who applies as a browser without scripts does: step after step of the assistant, then its summary.
import type { Response } from 'supertest';
import { defaultCatalogue } from '../../src/domain/default-catalogue';
import type { Answers } from '../../src/domain/question';
import type { Step } from '../../src/domain/question-catalogue';
import { completeAnswers } from '../domain/support/application-answers';
import type { Browser } from '../http/support/app';

export const newRequest = '/t/musterstadt/requests/new';
export const summary = `${newRequest}/summary`;
export const stepPath = (step: string): string => `${newRequest}/step/${step}`;

/** A complete application of the present day, as fields and as answers. */
export const typed: Answers = { ...completeAnswers, von: '2026-11-23', bis: '2027-06-30' };

type Fields = Readonly<Record<string, string | readonly string[]>>;

/** The step's own questions out of these answers, all of them shown. */
export function fieldsOf(id: string, answers: Answers = typed, change: Fields = {}): Fields {
  const step = stepOf(id);
  const own = Object.entries(answers).filter(([question]) =>
    step.questions.some((one) => one.id === question),
  );
  return {
    'shown-questions': step.questions.map((question) => question.id).join(' '),
    'leaflet-version': '1',
    ...Object.fromEntries(own),
    ...change,
  };
}

function stepOf(id: string): Step {
  const step = defaultCatalogue.steps.find((one) => one.id === id);
  if (step === undefined) throw new Error(`no step ${id}`);
  return step;
}

export async function sendStep(
  browser: Browser,
  id: string,
  fields: Fields = fieldsOf(id),
): Promise<Response> {
  return browser.submit(newRequest.replace('/requests/new', '/start'), stepPath(id), fields);
}

/** All steps, one after the other. */
export async function fillIn(browser: Browser, change: Answers = {}, leafletVersion = '1'): Promise<void> {
  for (const { id } of defaultCatalogue.steps)
    await sendStep(browser, id, fieldsOf(id, { ...typed, ...change }, { 'leaflet-version': leafletVersion }));
}

export async function sendSummary(browser: Browser, fields: Fields = { edition: '1' }): Promise<Response> {
  return browser.submit('/t/musterstadt/start', summary, fields);
}

export async function apply(browser: Browser, change: Answers = {}, leafletVersion = '1'): Promise<Response> {
  await fillIn(browser, change, leafletVersion);
  return sendSummary(browser);
}
