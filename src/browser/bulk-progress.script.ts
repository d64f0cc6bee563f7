// Keeps the page of a decision about many requests up to date while it goes on; without it, a link on the page does that.
import { fetchPage } from './fetched-page';

const everyMs = 1_000;

async function refresh(): Promise<void> {
  const shown = document.getElementById('progress');
  if (shown === null || !shown.hasAttribute('data-running')) return;
  const { ok, page } = await fetchPage(location.href);
  const fresh = page.getElementById('progress');
  // Signed out meanwhile, or no longer kept: what is on the screen stays, and so does its link.
  if (!ok || fresh === null) return;
  const focused = shown.contains(document.activeElement);
  shown.replaceWith(fresh);
  // The link that had the focus is another one now.
  if (focused) fresh.querySelector('a')?.focus();
  if (fresh.hasAttribute('data-running')) wait();
  else say(fresh.querySelector('h1')?.textContent ?? '');
}

/** Read out once, at the end: figures that change every second would drown everything else. */
function say(text: string): void {
  const said = document.getElementById('progress-said');
  if (said !== null) said.textContent = text;
}

function wait(): void {
  setTimeout(() => {
    // A request that failed is made again a little later.
    refresh().catch(wait);
  }, everyMs);
}

wait();
