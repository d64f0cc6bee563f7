// The municipality that a request's path names, read once a request: the rate limit and the route ask for the same one.
import type { Request } from 'express';
import type { Tenant } from '../../domain/tenant';

/** Null where the path names none, or one that is not there. */
export type TenantInPath = (request: Request) => Promise<Tenant | null>;

export function tenantInPath(find: (slug: string) => Promise<Tenant | null>): TenantInPath {
  const read = new WeakMap<Request, Promise<Tenant | null>>();
  return (request) => {
    const known = read.get(request);
    if (known !== undefined) return known;
    const slug = request.params['tenant'];
    const found = typeof slug === 'string' ? find(slug) : Promise.resolve(null);
    read.set(request, found);
    return found;
  };
}
