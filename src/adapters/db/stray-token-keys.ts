// Keys in tokens for which no authority stands: about to be taken up, or to be destroyed. The record goes after the key.
import type { Knex } from 'knex';
import { Refusal } from '../../domain/errors';
import type { StrayTokenKeys } from '../../usecases/ports-of-key-tokens';
import type { Scope } from './scope';

type KnownRow = { readonly token_key: string; readonly slug: string; readonly id: string };

const table = 'stray_token_keys';

export function strayTokenKeys(knex: Knex): StrayTokenKeys {
  return {
    noteTokenKey: async ({ id, token }, destroyAt) => {
      await knex(table).insert({ id, token, destroy_at: destroyAt.toISOString() });
    },
    strayTokenKeys: async (token, now, limit) => {
      const due = knex(table).where({ token }).where('destroy_at', '<=', now.toISOString());
      const rows = await due
        .orderBy(['destroy_at', 'id'])
        .limit(limit)
        .select<{ readonly id: string }[]>('id');
      return rows.map(({ id }) => id);
    },
    forgetTokenKey: async (id) => {
      await knex(table).where({ id }).delete();
    },
    authoritiesInToken: async (token) => {
      const rows = knex('authorities')
        .join('tenants', 'tenants.id', 'authorities.tenant_id')
        .where({ token })
        .whereNotNull('token_key')
        .orderBy(['tenants.slug', 'authorities.id']);
      return (await rows.select<KnownRow[]>(['authorities.token_key', 'tenants.slug', 'authorities.id'])).map(
        ({ token_key, slug, id }) => ({ keyId: token_key, slug, authority: id }),
      );
    },
  };
}

/** An authority stands for it from here on; refused where it took so long that the key may be gone. */
export async function takeUpKey({ db }: Pick<Scope, 'db'>, id: string): Promise<void> {
  const taken: number = await db(table).where({ id }).delete();
  if (taken === 0) throw new Refusal('conflict', 'changed-meanwhile');
}

/** Of authorities whose key is to be here no more: destroyed as soon as the token answers. */
export async function leaveKeysBehind(scope: Scope, authorities: Knex.QueryBuilder): Promise<void> {
  const rows = await authorities
    .whereNotNull('token_key')
    .select<{ readonly token: string; readonly token_key: string }[]>(['token', 'token_key']);
  const destroy_at = scope.now().toISOString();
  for (const { token, token_key: id } of rows) await scope.db(table).insert({ id, token, destroy_at });
}
