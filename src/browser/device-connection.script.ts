// The page of a device, or of its file, says by itself when the device has connected, and brings up to date what it says of it.
import { fetchPage } from './fetched-page';
import { waitForConnection } from './wait-for-connection';

/** Parts without a link or a button: nobody's focus is in them. */
async function freshen(): Promise<void> {
  const shown = document.querySelectorAll('[data-fresh]');
  if (shown.length === 0) return;
  const { ok, page } = await fetchPage(location.href);
  if (!ok) return;
  for (const part of shown) {
    const fresh = page.querySelector(`[data-fresh="${part.getAttribute('data-fresh') ?? ''}"]`);
    if (fresh !== null) part.replaceWith(fresh);
  }
}

for (const place of document.querySelectorAll<HTMLElement>('[data-connection]')) {
  // Without an answer the page stays as it is: what matters has been said.
  waitForConnection(place, () => void freshen().catch(() => undefined));
}
