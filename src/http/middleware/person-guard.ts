// Guard `person`: signed in to the municipality of the path, allowed, and for a POST with the token of our own page.
import type { Request } from 'express';
import { hasRole } from '../../domain/actor';
import { Refusal } from '../../domain/errors';
import type { PersonContext, PublicContext } from '../kit/context';
import { refuseWhatOperatorLacks } from '../kit/operator-areas';
import { paths, withQuery } from '../kit/paths';
import { redirect, type Result } from '../kit/result';
import type { PersonRoute } from '../kit/route';
import { requireCsrfToken } from './csrf';

/** No id holds one, and PostgreSQL answers a NUL with an error instead of "there is none". */
const control = /\p{Cc}/u;

export type Passed = { readonly context: PersonContext } | { readonly instead: Result };

export function passPerson(route: PersonRoute, request: Request, context: PublicContext): Passed {
  const { tenant, person, actor } = context;
  if (tenant === null) throw new Refusal('not-found', 'page-not-found');
  if (person === null || actor === null) return { instead: toSignIn(request, tenant.slug) };
  refuseWhatOperatorLacks(tenant, context.path);
  if (Object.values(context.params).some((value) => control.test(value))) {
    throw new Refusal('not-found', 'page-not-found');
  }
  // Their own accesses and requests are where they come from.
  if (actor.external === true && route.permission === 'signed-in') {
    throw new Refusal('forbidden', 'delegate-without-own');
  }
  // The emergency account has its own few pages, and is nobody everywhere else.
  if (person.emergency !== undefined && !isForEmergency(route))
    throw new Refusal('forbidden', 'role-missing');
  if (request.method === 'POST') requireCsrfToken(request);
  if (route.permission !== 'signed-in' && !hasRole(actor, ...route.permission)) {
    const rests = route.permission.some((role) => person.withheld?.includes(role) === true);
    throw new Refusal('forbidden', rests ? 'mfa-missing' : 'role-missing');
  }
  return { context: { ...context, tenant, person, actor } };
}

function isForEmergency({ permission }: PersonRoute): boolean {
  return permission !== 'signed-in' && permission.includes('break-glass');
}

/** What was asked for with GET can be resumed; what was sent cannot, and the next page says so. */
function toSignIn(request: Request, slug: string): Result {
  const query = request.method === 'POST' ? { ended: '1' } : { return: request.originalUrl };
  return redirect(withQuery(paths.tenant(slug), query));
}
