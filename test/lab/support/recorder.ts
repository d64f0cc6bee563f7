// Takes down every byte that a browser sends, and what its console says, so that a secret can be looked for in all of it.
import type { Page } from 'playwright-core';

export interface Recorder {
  /** Addresses, headers and bodies of all requests, and the console, as one text. */
  text(): string;
  readonly requests: number;
}

export async function record(page: Page): Promise<Recorder> {
  const parts: string[] = [];
  let requests = 0;
  // Below the page's own scripts, where beacons and requests of a page that is being left are seen too.
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable', { maxPostDataSize: 10_000_000 });
  session.on('Network.requestWillBeSent', ({ request }) => {
    requests += 1;
    parts.push(`${request.method} ${request.url}`, JSON.stringify(request.headers), request.postData ?? '');
    for (const { bytes } of request.postDataEntries ?? [])
      parts.push(Buffer.from(bytes ?? '', 'base64').toString('latin1'));
  });
  session.on('Network.requestWillBeSentExtraInfo', ({ headers }) => void parts.push(JSON.stringify(headers)));
  page.on('console', (message) => void parts.push(message.text()));
  page.on('pageerror', (error) => void parts.push(`${error.message}\n${error.stack ?? ''}`));
  return {
    text: () => parts.join('\n'),
    get requests() {
      return requests;
    },
  };
}

/** A secret in the ways in which it could have been written: as it is, in base64, base64url, hex, or as bytes. */
export function waysToWrite(secret: Buffer): readonly string[] {
  const base64 = secret.toString('base64').replace(/=+$/, '');
  const hex = secret.toString('hex');
  return [
    base64,
    encodeURIComponent(base64),
    secret.toString('base64url'),
    hex,
    hex.toUpperCase(),
    secret.toString('latin1'),
    JSON.stringify([...secret]).slice(1, -1),
  ];
}
