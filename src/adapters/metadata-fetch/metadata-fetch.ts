// Fetches metadata from an https address that somebody typed: only from where the portal may connect to, from the very
// address that was checked, without following redirects, and no more than fits.
import { lookup as resolve } from 'node:dns/promises';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { isIP } from 'node:net';
import { Refusal } from '../../domain/errors';
import { isReachable } from '../../domain/reachable-address';

export type MetadataFetchOptions = {
  /** Networks beside the public ones that may be asked, as `10.1.0.0/16`. */
  readonly allowedNetworks: readonly string[];
  /** Every address of a name. */
  readonly resolve?: (host: string) => Promise<readonly string[]>;
  /** Certificates of authorities, PEM, instead of the ones that Node trusts. */
  readonly authorities?: string;
};

const largest = 512 * 1024;
const patienceMs = 10_000;

export function createMetadataFetch(options: MetadataFetchOptions): (address: string) => Promise<string> {
  return async (address) => {
    const url = httpsUrl(address);
    const signal = AbortSignal.timeout(patienceMs);
    try {
      const ip = await beforeEnd(signal, checkedAddress(url.hostname.replace(/^\[|\]$/g, ''), options));
      return await download({ url, ip, signal, authorities: options.authorities });
    } catch (cause) {
      if (cause instanceof Refusal) throw cause;
      const late = signal.aborted ? 'metadata-fetch-slow' : 'metadata-fetch-failed';
      throw new Refusal('unavailable', isTlsError(cause) ? 'metadata-fetch-tls' : late, { cause });
    }
  };
}

/** Looking up a name cannot be stopped, but nobody has to wait for it. */
function beforeEnd<Value>(signal: AbortSignal, work: Promise<Value>): Promise<Value> {
  return new Promise((done, failed) => {
    signal.addEventListener('abort', () => failed(new Error('name server too slow')), { once: true });
    work.then(done, failed);
  });
}

function httpsUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  const plain =
    url?.protocol === 'https:' && url.username === '' && url.password === '' && text.length <= 2048;
  if (url === null || !plain) throw new Refusal('invalid', 'metadata-address');
  return url;
}

/** One forbidden address among several is enough to refuse: which of them is used must not be left to chance. */
async function checkedAddress(
  host: string,
  { allowedNetworks, resolve = everyAddress }: MetadataFetchOptions,
) {
  const addresses = isIP(host) === 0 ? await resolve(host) : [host];
  const [first] = addresses;
  if (first === undefined) throw new Refusal('unavailable', 'metadata-fetch-name');
  if (!addresses.every((address) => isReachable(address, allowedNetworks))) {
    throw new Refusal('invalid', 'metadata-address-inside');
  }
  return first;
}

async function everyAddress(host: string): Promise<readonly string[]> {
  try {
    return (await resolve(host, { all: true })).map(({ address }) => address);
  } catch (cause) {
    throw new Refusal('unavailable', 'metadata-fetch-name', { cause });
  }
}

type Download = {
  readonly url: URL;
  readonly ip: string;
  readonly signal: AbortSignal;
  readonly authorities: string | undefined;
};

/** The name stays in the request and in the check of the certificate; the connection goes to the checked address. */
function download({ url, ip, signal, authorities }: Download): Promise<string> {
  return new Promise((done, failed) => {
    const asked = request(
      url,
      {
        agent: false,
        signal,
        headers: {
          accept: 'application/samlmetadata+xml, application/xml, text/xml',
          'accept-encoding': 'identity',
        },
        ...(authorities === undefined ? {} : { ca: authorities }),
        lookup: (_host, { all }, answer) => {
          const family = isIP(ip);
          if (all === true) answer(null, [{ address: ip, family }]);
          else answer(null, ip, family);
        },
      },
      (response) => {
        wholeText(response).then(done, failed);
      },
    );
    asked.on('error', failed);
    asked.end();
  });
}

async function wholeText(response: IncomingMessage): Promise<string> {
  const { statusCode = 0, headers } = response;
  try {
    if (statusCode >= 300 && statusCode < 400) throw new Refusal('unavailable', 'metadata-fetch-redirect');
    if (statusCode !== 200) throw new Refusal('unavailable', 'metadata-fetch-status');
    if ((headers['content-encoding'] ?? 'identity') !== 'identity') {
      throw new Refusal('unavailable', 'metadata-fetch-failed');
    }
    return await textOf(response);
  } finally {
    response.destroy();
  }
}

async function textOf(response: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of response) {
    size += part.length;
    if (size > largest) throw new Refusal('too-large', 'metadata-too-large');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function isTlsError(error: unknown): boolean {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  return /CERT|TLS|SSL|SELF_SIGNED|SIGNATURE/.test(code);
}
