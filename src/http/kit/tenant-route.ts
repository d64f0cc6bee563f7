// Pages of a municipality that everybody may read, signed in or not.
import { Refusal } from '../../domain/errors';
import type { PublicContext } from './context';
import type { Result } from './result';
import type { PublicRoute } from './route';
import type { TenantView } from './tenant-view';

export type TenantContext = PublicContext & { readonly tenant: TenantView };

export function tenantRoute(path: string, handler: (context: TenantContext) => Promise<Result>): PublicRoute {
  return {
    method: 'get',
    path,
    guard: 'public',
    permission: 'anyone',
    handler: async (context) => {
      const { tenant } = context;
      if (tenant === null) throw new Refusal('not-found', 'page-not-found');
      return handler({ ...context, tenant });
    },
  };
}
