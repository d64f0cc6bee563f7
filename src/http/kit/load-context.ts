// From Express's request to what handlers see. Another municipality's session counts as none.
import type { Request } from 'express';
import { isLanguage, translator, type Language } from '../../texts/translate';
import type { PublicContext } from './context';
import { isOperatorPath } from './paths';
import { languageCookie, readCookie, tenantCookie } from './cookies';
import { formatter } from './format';
import { idOf } from './request-id';
import type { AppServices } from './services';
import { actorOf, authenticationOf, signedInPerson } from './session';
import type { TenantView } from './tenant-view';

export type LoadContext = (request: Request) => Promise<PublicContext>;

export function contextLoader(
  services: Pick<
    AppServices,
    'findTenant' | 'findOperator' | 'actAsDelegate' | 'sessionLimits' | 'now' | 'publicUrl'
  >,
): LoadContext {
  return async (request) => {
    const now = services.now();
    const tenant = await tenantOf(request, services);
    const language = languageOf(request);
    const visitor = tenant === null ? nobody : await visitorOf(request, tenant, services);
    return {
      requestId: idOf(request),
      now,
      language,
      t: translator(language),
      format: formatter(language, tenant?.timeZone ?? 'Europe/Berlin'),
      path: request.path,
      query: firstOfEach(request.query),
      params: firstOfEach(request.params),
      body: request.body,
      publicUrl: services.publicUrl,
      lastTenant: readCookie(request, tenantCookie),
      tenant,
      home: visitor.home ?? tenant?.slug ?? '',
      person: visitor.person,
      actor: visitor.actor,
    };
  };
}

/** From the path and nothing else; also where no route matched, so that the page not found still looks like home. */
async function tenantOf(
  request: Request,
  { findTenant, findOperator }: Pick<AppServices, 'findTenant' | 'findOperator'>,
): Promise<TenantView | null> {
  if (isOperatorPath(request.path)) return findOperator();
  const slug = /^\/(?:t|saml)\/([a-z][a-z0-9-]{1,30})(\/|$)/.exec(request.path)?.[1];
  return slug === undefined ? null : findTenant(slug);
}

type Visitor = Pick<PublicContext, 'person' | 'actor'> & { readonly home: string | null };
const nobody: Visitor = { person: null, actor: null, home: null };

/** Somebody of this very municipality; or of the provider, as far as the municipality lets them act for it. */
async function visitorOf(
  request: Request,
  tenant: TenantView,
  { now, actAsDelegate, sessionLimits }: Pick<AppServices, 'now' | 'actAsDelegate' | 'sessionLimits'>,
): Promise<Visitor> {
  const person = await signedInPerson(request, now(), sessionLimits);
  // Whoever is still signed in to a municipality that is closed is so no longer.
  if (person === null || tenant.closedAt !== null) return nobody;
  if (person.tenantId === tenant.id) return { person, actor: actorOf(person), home: null };
  const elsewhere = { ...person, authentication: authenticationOf(person) };
  const acting = await actAsDelegate(elsewhere, tenant.id);
  if (acting === null) return nobody;
  const { actor, withheld, home } = acting;
  const { tenantId, personId, ref, roles } = actor;
  return { person: { ...person, tenantId, personId, ref, roles, withheld }, actor, home };
}

export function languageOf(request: Request): Language {
  const chosen = readCookie(request, languageCookie);
  return chosen !== null && isLanguage(chosen) ? chosen : 'de';
}

function firstOfEach(values: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  const entries = Object.entries(values).flatMap(([name, value]) => {
    const first: unknown = Array.isArray(value) ? value[0] : value;
    return typeof first === 'string' ? [[name, first] as const] : [];
  });
  return Object.fromEntries(entries);
}
