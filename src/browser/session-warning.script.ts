// Tells people a few minutes before their session ends, and lets them make it last without losing what they have typed
// (WCAG 2.2.1). Without this script the line at the foot of the page says the same.
import { fetchPage } from './fetched-page';

const warnBeforeMs = 5 * 60_000;
/** Timers stand still while a computer sleeps, so the time is looked at again and again. */
const lookEveryMs = 15_000;

const region = document.getElementById('session-warning');
const channel = new BroadcastChannel('fernamt-session');

type Stage = 'quiet' | 'soon' | 'longer' | 'ended';
let stage: Stage = 'quiet';
let endsAt = 0;
/** Where somebody was before they went to the button. */
let cameFrom: HTMLElement | null = null;

function begin(text: string | undefined): void {
  endsAt = Date.now() + Number(text) * 1000;
  // Other pages of this browser share the session: theirs lasts as long as this one.
  channel.postMessage(endsAt);
  look();
}

function look(): void {
  const left = endsAt - Date.now();
  if (left <= 0) show('ended');
  else if (left <= warnBeforeMs) show('soon');
  else if (stage !== 'longer') show('quiet');
}

/** What is put into a live region is read out; the focus stays where somebody types. */
function show(next: Stage): void {
  if (next === stage || region === null) return;
  stage = next;
  const template = region.querySelector(`template[data-stage="${next}"]`);
  const shown = region.querySelector('[role="status"]');
  shown?.replaceChildren();
  if (template instanceof HTMLTemplateElement) shown?.append(template.content.cloneNode(true));
}

/** Any page makes the session last; this one says how long, in the words to be shown next. */
async function makeLonger(address: string): Promise<void> {
  const { page } = await fetchPage(address);
  const fresh = page.getElementById('session-warning');
  if (fresh === null || region === null) {
    show('ended');
    return;
  }
  for (const template of region.querySelectorAll('template')) template.remove();
  region.append(...fresh.querySelectorAll('template'));
  // It stays until the next page; where the last hours end, there is a warning again, without a button.
  show('longer');
  begin(fresh.dataset['secondsLeft']);
  cameFrom?.focus();
}

if (region !== null) {
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (typeof data === 'number' && data > endsAt) {
      endsAt = data;
      look();
    }
  };
  region.addEventListener('focusin', ({ relatedTarget }) => {
    if (relatedTarget instanceof HTMLElement && !region.contains(relatedTarget)) cameFrom = relatedTarget;
  });
  region.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest('button') : null;
    const address = button?.dataset['address'];
    // Without an answer the warning stays, and so does the button.
    if (address !== undefined) void makeLonger(address).catch(() => undefined);
  });
  document.addEventListener('visibilitychange', look);
  setInterval(look, lookEveryMs);
  begin(region.dataset['secondsLeft']);
}
