// Ties the SAML adapter to tenants, their settings and their requests in the database.
import type { ResponseVerifier } from './adapters/saml/response-verifier';
import { createSaml } from './adapters/saml/saml';
import type { SamlRequestStore, SamlTenant } from './adapters/saml/saml-tenant';
import type { AppServices } from './http/kit/services';
import type { SessionContent } from './http/kit/session';
import type { SamlService } from './http/sign-in/saml-service';
import { connectionOf } from './domain/sign-in-values';
import type { Tenant } from './domain/tenant';
import type { Ports } from './usecases/ports';
import type { TriedSignIn } from './usecases/steps/sign-in-trial';

type Composed = {
  readonly service: SamlService;
  readonly appServices: Pick<AppServices, 'singleLogoutUrl' | 'signOutOrigin'>;
};

/** Identity providers seldom move; a changed sign-out address is known everywhere after this long. */
const originMs = 60_000;

export function portalSaml(
  publicUrl: URL,
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  verifier: Pick<ResponseVerifier, 'verify'>,
): Composed {
  const samlTenant = async (tenant: Tenant): Promise<SamlTenant> => {
    const { id, slug } = tenant;
    return { ...(await store.forTenant(id).tenant.samlSettings()), tenantId: id, slug };
  };
  const bySlug = async (slug: string): Promise<SamlTenant | null> => {
    const tenant = await store.installation.findTenant(slug);
    return tenant === null || tenant.closedAt !== null ? null : samlTenant(tenant);
  };
  const requests: SamlRequestStore = {
    save: (tenant, request) => store.forTenant(tenant).samlRequests.save(request),
    countAttempt: (tenant, { id, browser }, now) =>
      store.forTenant(tenant).samlRequests.countAttempt(id, browser, now),
    saveLogout: (tenant, id, expiresAt) => store.forTenant(tenant).samlRequests.saveLogout(id, expiresAt),
    awaitsLogout: (tenant, id, now) => store.forTenant(tenant).samlRequests.awaitsLogout(id, now),
  };
  const common = { publicUrl: publicUrl.origin, clock, verifier };
  const saml = createSaml({ ...common, requests });
  const trial = ({ ready, version }: TriedSignIn) =>
    signingIn(
      createSaml({
        ...common,
        requests: {
          ...requests,
          save: (tenant, request) =>
            store.forTenant(tenant).samlTestRequests.save({ ...request, returnTo: String(version) }),
          countAttempt: (tenant, { id, browser }, now) =>
            store.forTenant(tenant).samlTestRequests.countAttempt(id, browser, now),
        },
      }),
      async (tenant) => ({ ...(await samlTenant(tenant)), ...connectionOf(ready) }),
    );
  return {
    service: {
      ...signingIn(saml, samlTenant),
      trial,
      answered: saml.answered,
      readLogout: async (tenant, request) => saml.readLogout(await samlTenant(tenant), request),
      metadata: async (tenant) => saml.metadata(await samlTenant(tenant)),
    },
    appServices: {
      signOutOrigin: remembered(clock, async (slug) => originOf((await bySlug(slug))?.idp?.sloUrl ?? null)),
      singleLogoutUrl: async (slug, person) => logoutUrl(saml, await bySlug(slug), person),
    },
  };
}

function signingIn(
  saml: ReturnType<typeof createSaml>,
  settingsOf: (tenant: Tenant) => Promise<SamlTenant>,
): Pick<SamlService, 'login' | 'acs'> {
  return {
    login: async (tenant, { request, response }, next) =>
      saml.login(await settingsOf(tenant), { req: request, res: response }, next),
    acs: async (tenant, { request, response }) =>
      saml.acs(await settingsOf(tenant), { req: request, res: response }),
  };
}

async function logoutUrl(
  saml: ReturnType<typeof createSaml>,
  tenant: SamlTenant | null,
  { nameId, nameIdFormat, sessionIndex }: SessionContent,
): Promise<string | null> {
  if (tenant?.idp == null || nameId === null) return null;
  return saml.logout(tenant, { nameId: { value: nameId, format: nameIdFormat }, sessionIndex });
}

function originOf(url: string | null): string | null {
  return url !== null && URL.canParse(url) ? new URL(url).origin : null;
}

function remembered<Value>(
  clock: () => Date,
  load: (key: string) => Promise<Value>,
): (key: string) => Promise<Value> {
  const known = new Map<string, { readonly until: number; readonly value: Promise<Value> }>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined && found.until > clock().getTime()) return found.value;
    const value = load(key);
    known.set(key, { until: clock().getTime() + originMs, value });
    value.catch(() => known.delete(key));
    return value;
  };
}
