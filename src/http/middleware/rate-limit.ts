// Refuses what is asked for too often: by address before a body is read, by person once it is known who asks.
import type { Request, RequestHandler } from 'express';
import { sourceNetwork, TooMany, type RateLimit } from '../../domain/rate-limit';
import type { Counted } from '../../usecases/ports-of-rates';
import type { PersonContext } from '../kit/context';
import type { PersonRoute, Route } from '../kit/route';
import type { AppServices } from '../kit/services';

export type Limiting = Pick<AppServices, 'rateLimits' | 'tenantInPath' | 'publicUrl'>;

export function limitByAddress(limiting: Limiting, { limit }: Route): RequestHandler {
  return async (request, _response, next) => {
    const source = limit?.per === 'address' ? sourceOf(request, limiting.publicUrl) : null;
    if (limit !== undefined && source !== null) {
      const tenant = (await limiting.tenantInPath(request))?.id ?? null;
      await take(limiting, { tenant, source }, limit);
    }
    next();
  };
}

export async function limitByPerson(
  limiting: Limiting,
  { limit }: PersonRoute,
  { actor }: PersonContext,
): Promise<void> {
  if (limit?.per !== 'person') return;
  await take(limiting, { tenant: actor.tenantId, source: actor.personId }, limit);
}

async function take({ rateLimits }: Limiting, counted: Counted, limit: RateLimit): Promise<void> {
  const taken = await rateLimits.take(counted, limit);
  if (!taken.allowed) throw new TooMany(limit, taken.retryAfterSeconds);
}

/**
 * Null where the address is not that of whoever asks but of a proxy: then all would share one count, and one attacker
 * could lock out everybody. The portal itself speaks plain http, so with an https address there is always a proxy.
 */
function sourceOf({ ip, socket }: Request, publicUrl: URL): string | null {
  const isProxy = publicUrl.protocol === 'https:' && ip === socket.remoteAddress;
  return ip === undefined || isProxy ? null : sourceNetwork(ip);
}
