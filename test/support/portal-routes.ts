// The route table of a portal as it is composed, to be read by tests that go through all of it.
import { portalRoutes } from '../../src/compose-routes';
import { portalSaml } from '../../src/compose-saml';
import { routeTable } from '../../src/http/app';
import type { Route } from '../../src/http/kit/route';
import type { Ports } from '../../src/usecases/ports';

/** These tests sign in past SAML. */
export const nobody = { verify: () => Promise.reject(new Error('no thread verifies here')) };

export function routesOf(ports: Ports, publicUrl: URL): readonly Route[] {
  return routeTable({ ...composed(ports, publicUrl), ...portalSaml(publicUrl, ports, nobody).appServices });
}

/** The same without the shell's own, which every app adds by itself. */
export function composedRoutes(ports: Ports, publicUrl: URL): readonly Route[] {
  return composed(ports, publicUrl).routes;
}

function composed(ports: Ports, publicUrl: URL): ReturnType<typeof portalRoutes> {
  return portalRoutes({
    ports,
    saml: portalSaml(publicUrl, ports, nobody).service,
    config: { publicUrl, metricsToken: null },
    version: '0',
    agentFile: Buffer.alloc(0),
    warn: () => undefined,
    background: (work) => void work(new AbortController().signal),
  });
}

/** The first of them that takes this address, as Express would find it. */
export function routeAt(routes: readonly Route[], method: Route['method'], path: string): Route | undefined {
  const segments = path.split('/');
  return routes.find((route) => {
    const pattern = route.path.split('/');
    const fits = pattern.every((part, index) =>
      part.startsWith(':') ? segments[index] !== '' : part === segments[index],
    );
    return route.method === method && pattern.length === segments.length && fits;
  });
}
