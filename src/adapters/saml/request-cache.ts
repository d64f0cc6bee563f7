// Gives node-saml the tenant's request ids out of our store. Reading never consumes: the library asks twice, and a
// garbage response must not use up somebody's sign-in. So removing is left to the transaction that makes the session.
import type { CacheProvider } from '@node-saml/passport-saml';
import type { TenantId } from '../../domain/ids';
import type { SamlRequestStore } from './saml-tenant';

export const requestLifetimeMs = 600_000;

export type RequestCachePorts = {
  readonly requests: SamlRequestStore;
  readonly clock: () => Date;
  /** Told when the store itself fails, so that an outage is not taken for a bad response. */
  readonly onOutage: (error: unknown) => void;
};

export function createRequestCache(
  ports: RequestCachePorts,
  tenantId: TenantId,
  returnTo: string,
): CacheProvider {
  return {
    async saveAsync(requestId, value) {
      const now = ports.clock();
      const expiresAt = new Date(now.getTime() + requestLifetimeMs);
      await reporting(ports, () => ports.requests.save(tenantId, requestId, returnTo, expiresAt));
      return { value, createdAt: now.getTime() };
    },
    async getAsync(requestId) {
      const known = await reporting(ports, () => ports.requests.find(tenantId, requestId, ports.clock()));
      // The library wants the time of creation to check the age again; the store has already done that.
      return known ? new Date().toISOString() : null;
    },
    removeAsync: () => Promise.resolve(null),
  };
}

async function reporting<Result>(ports: RequestCachePorts, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    ports.onOutage(error);
    throw error;
  }
}
