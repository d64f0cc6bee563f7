// Counts in the database, so that several portal processes share one limit. One statement decides, and whoever is over
// the limit costs none at all until their window ends.
import { createHmac } from 'node:crypto';
import type { Knex } from 'knex';
import type { RateLimit } from '../../domain/rate-limit';
import type { RateLimits } from '../../usecases/ports-of-rates';
import { installationOwner } from './vault';

type Needs = {
  readonly knex: Knex;
  readonly clock: () => Date;
  /** The same in every process; without it, no row tells whom it counts. */
  readonly secret: string;
};

/** More who are over their limit at once are a flood, which the proxy in front must stop. */
const mostRemembered = 10_000;

export function createRateLimits({ knex, clock, secret }: Needs): RateLimits {
  const overUntil = new Map<string, number>();
  return {
    take: async ({ tenant, source }, limit) => {
      const now = clock();
      const row = {
        owner: tenant ?? installationOwner,
        name: limit.name,
        source: hidden(secret, now, source),
      };
      const name = Object.values(row).join(' ');
      const known = overUntil.get(name) ?? 0;
      if (known > now.getTime()) return { allowed: false, retryAfterSeconds: secondsTo(known, now) };
      overUntil.delete(name);
      const { used, endsAt } = await count(knex, row, { now, limit });
      if (used <= limit.most) return { allowed: true };
      if (overUntil.size >= mostRemembered) overUntil.clear();
      overUntil.set(name, endsAt);
      return { allowed: false, retryAfterSeconds: secondsTo(endsAt, now) };
    },
  };
}

type Row = { readonly owner: string; readonly name: string; readonly source: string };
type Window = { readonly now: Date; readonly limit: RateLimit };

/** A window that is over begins anew with the same row. */
async function count(knex: Knex, row: Row, { now, limit }: Window) {
  const ends_at = new Date(now.getTime() + limit.perMs).toISOString();
  const isOver = 'rate_counts.ends_at <= ?';
  const [counted]: readonly { readonly used: number; readonly ends_at: string }[] = await knex('rate_counts')
    .insert({ ...row, used: 1, ends_at })
    .onConflict(['owner', 'name', 'source'])
    .merge({
      used: knex.raw(`CASE WHEN ${isOver} THEN 1 ELSE rate_counts.used + 1 END`, [now.toISOString()]),
      ends_at: knex.raw(`CASE WHEN ${isOver} THEN excluded.ends_at ELSE rate_counts.ends_at END`, [
        now.toISOString(),
      ]),
    })
    .returning(['used', 'ends_at']);
  if (counted === undefined) throw new Error('the count did not come back');
  return { used: counted.used, endsAt: Date.parse(counted.ends_at) };
}

/** Another every day, so that rows of two days cannot be laid side by side. */
function hidden(secret: string, now: Date, source: string): string {
  const day = now.toISOString().slice(0, 10);
  return createHmac('sha256', secret).update(`rate-count ${day} ${source}`).digest('base64url').slice(0, 22);
}

function secondsTo(end: number, now: Date): number {
  return Math.ceil((end - now.getTime()) / 1000);
}
