// An authority's list as everybody may fetch it (RFC 5280 §4.2.1.13 and RFC 2585 §4.2): bytes, and how long they may be kept.
import { Refusal } from '../../domain/errors';
import { rateLimits } from '../../domain/rate-limit';
import { serialOfListName } from '../../domain/revocation-list';
import type { Ports } from '../../usecases/ports';
import type { PublishedList } from '../../usecases/ports-of-revocation-lists';
import { isKnownAlready } from '../kit/known-already';
import { paths } from '../kit/paths';
import { sandboxed, type Answer } from '../kit/result';
import type { KeptRequest, KeptRoute } from '../kit/route';

type Needs = Pick<Ports, 'store' | 'clock'>;

export function publishedListRoute(ports: Needs): KeptRoute {
  return {
    method: 'get',
    path: paths.revocationList(':ca'),
    guard: 'kept',
    permission: 'anyone',
    limit: rateLimits['revocation-list'],
    handler: (asked) => fetchList(ports, asked),
  };
}

/** An authority that there is not, one whose list has yet to be made and an address that is none look alike. */
async function fetchList({ store, clock }: Needs, { params, headers }: KeptRequest): Promise<Answer> {
  const name = params['ca'] ?? '';
  const serial = serialOfListName(name);
  const found = serial === null ? null : await store.installation.findRevocationList(serial);
  if (found === null) throw new Refusal('not-found', 'page-not-found');
  const { published } = found;
  const etag = `"${published.sha256}"`;
  const common = {
    contentType: 'application/pkix-crl',
    headers: {
      ETag: etag,
      'Last-Modified': published.thisUpdate.toUTCString(),
      'Cache-Control': `public, max-age=${keptSeconds(published, clock())}`,
      'Content-Disposition': `attachment; filename="${name}.crl"`,
      'Content-Security-Policy': sandboxed,
    },
  };
  if (isKnownAlready(headers, { etag, modifiedAt: published.thisUpdate }))
    return { ...common, status: 304, body: '' };
  const body = await found.content();
  // Two newer ones while this one was read: whoever asks again gets the newest.
  if (body === null) throw new Refusal('unavailable', 'list-replaced-meanwhile');
  return { ...common, status: 200, body };
}

/** A revocation made now is in every copy after so long, and no copy outlives its list. */
const mostSeconds = 15 * 60;

function keptSeconds({ nextUpdate }: PublishedList, now: Date): number {
  const left = Math.floor((nextUpdate.getTime() - now.getTime()) / 1000);
  return Math.max(0, Math.min(mostSeconds, left));
}
