// Waits for a device's first connection, and says so: asks while the page can be seen, for ten minutes at most, and asks on
// when somebody wants it to. Without this script a link, or the device's page, shows the same.

const everyMs = 5_000;
const mostAsks = (10 * 60_000) / everyMs;
const patienceMs = 15_000;

/** `closed`: signed out meanwhile, or the device is there no longer. */
type Answered = 'connected' | 'waiting' | 'closed';

export function waitForConnection(place: HTMLElement, connected: () => void = () => undefined): void {
  const address = place.dataset['connection'] ?? '';
  let left = mostAsks;
  let isWaiting = true;
  let isAsking = false;
  let timer = 0;

  const end = (stage: 'connected' | 'over' | 'closed'): void => {
    isWaiting = false;
    show(place, stage);
    if (stage === 'connected') connected();
    place.querySelector('[data-again]')?.addEventListener('click', () => {
      left = mostAsks;
      isWaiting = true;
      show(place, 'waiting');
      // The button that had the focus is gone.
      place.focus();
      void look();
    });
  };
  const look = async (): Promise<void> => {
    clearTimeout(timer);
    // Nobody looks: it goes on when the page is seen again.
    if (!isWaiting || isAsking || document.hidden) return;
    if (left === 0) {
      end('over');
      return;
    }
    left -= 1;
    isAsking = true;
    const answer = await ask(address);
    isAsking = false;
    if (answer !== 'waiting') end(answer);
    timer = window.setTimeout(() => void look(), everyMs);
  };

  for (const words of place.querySelectorAll('[data-without-script]')) words.remove();
  show(place, 'waiting');
  document.addEventListener('visibilitychange', () => void look());
  void look();
}

/** What is put into a live region is read out; that the page waits need not be said twice. */
function show(place: HTMLElement, stage: 'waiting' | 'connected' | 'over' | 'closed'): void {
  const waiting = place.querySelector<HTMLElement>('[data-waiting]');
  if (waiting !== null) waiting.hidden = stage !== 'waiting';
  const template = place.querySelector(`template[data-stage="${stage}"]`);
  const said = place.querySelector('[data-said]');
  said?.replaceChildren();
  if (template instanceof HTMLTemplateElement) said?.append(template.content.cloneNode(true));
}

/** An outage passes, so it counts as waiting. */
async function ask(address: string): Promise<Answered> {
  try {
    const answer = await fetch(address, {
      headers: { accept: 'application/json' },
      credentials: 'same-origin',
      // To sign-in: nobody is there any more who could be told.
      redirect: 'manual',
      signal: AbortSignal.timeout(patienceMs),
    });
    if (answer.status >= 500) return 'waiting';
    if (!answer.ok) return 'closed';
    const value: unknown = await answer.json();
    const isConnected =
      typeof value === 'object' && value !== null && 'connected' in value && value.connected === true;
    return isConnected ? 'connected' : 'waiting';
  } catch {
    return 'waiting';
  }
}
