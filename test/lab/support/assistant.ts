// The assistant as somebody with a browser fills it in: one step after the other, until the summary.
import type { Page } from 'playwright-core';
import type { Answers } from '../../../src/domain/question';

/** A step may come back once, with questions that its answers have brought up. */
const mostSteps = 30;

/** From the first step to the summary. */
export async function answerSteps(page: Page, answers: Answers): Promise<void> {
  for (let count = 0; page.url().includes('/step/'); count += 1) {
    if (count > mostSteps) throw new Error(`the assistant does not leave ${page.url()}`);
    await answerStep(page, answers);
    await goOn(page);
  }
}

export async function goOn(page: Page): Promise<void> {
  await Promise.all([
    page.waitForEvent('load'),
    page.locator('main form button[type=submit]').first().click(),
  ]);
}

/** Whatever of these answers is asked here, in the order in which the questions come. */
export async function answerStep(page: Page, answers: Answers): Promise<void> {
  // The script brings up questions as soon as it has the rules.
  await page.waitForLoadState('networkidle');
  for (const [id, answer] of Object.entries(answers)) {
    for (const one of typeof answer === 'string' ? [answer] : answer) await give(page, id, one);
  }
}

async function give(page: Page, id: string, answer: string): Promise<void> {
  const field = page.locator(`main form [name="${id}"]`).filter({ visible: true });
  if ((await field.count()) === 0) return;
  const type = await field.first().getAttribute('type');
  const isChoice = type === 'radio' || type === 'checkbox';
  if (!isChoice) return field.first().fill(answer);
  const chosen = page.locator(`main form [name="${id}"][value="${answer}"]`);
  // One box alone stands for a yes.
  await ((await chosen.count()) === 0 ? field.first() : chosen.first()).check();
}
