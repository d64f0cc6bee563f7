// Hangs the route table into Express: each route behind the guard that it names.
import { raw, Router, urlencoded, type Request, type Response } from 'express';
import { Refusal } from '../domain/errors';
import type { PersonContext } from './kit/context';
import type { LoadContext } from './kit/load-context';
import type { Result } from './kit/result';
import type {
  KeyRoute,
  KeptRoute,
  MachineRequest,
  MachineRoute,
  PersonRoute,
  PublicRoute,
  Route,
  SamlRoute,
} from './kit/route';
import type { AppServices } from './kit/services';
import { errorAsJson } from './middleware/error-page';
import { askAgain } from './middleware/fresh-sign-in';
import { fileBody } from './middleware/file-body';
import { passPerson } from './middleware/person-guard';
import { limitByAddress, limitByPerson, type Limiting } from './middleware/rate-limit';
import { sendAnswer, sendResult, type Printer } from './middleware/send-result';

const formBody = urlencoded({ extended: false, limit: '64kb', parameterLimit: 500 });
const samlBody = urlencoded({ extended: false, limit: '256kb', parameterLimit: 20 });
const machineBody = raw({ type: () => true, limit: '256kb' });

export type Wiring = Pick<AppServices, 'freshMinutes'> & {
  readonly load: LoadContext;
  readonly printer: Printer;
  readonly limiting: Limiting;
};

export function refuseDoubles(routes: readonly Route[]): void {
  const names = routes.map(({ method, path }) => `${method} ${path}`);
  const double = names.find((name, index) => names.indexOf(name) !== index);
  if (double !== undefined) throw new Error(`two routes for ${double}`);
}

/** For machines: no session, no cookie, errors as JSON. */
export function machineRoutes(routes: readonly Route[], now: () => Date, limiting: Limiting): Router {
  const router = Router({ caseSensitive: true });
  for (const route of routes) {
    if (route.guard === 'gateway' || route.guard === 'api') {
      router[route.method](route.path, limitByAddress(limiting, route), machineBody, (request, response) =>
        serveMachine(route, request, response),
      );
    }
  }
  router.use(['/gateway', '/api'], () => {
    throw new Refusal('not-found', 'page-not-found');
  });
  router.use(errorAsJson(now));
  return router;
}

/** Without session or cookie; each says itself how long it may be kept. */
export function keptRoutes(routes: readonly Route[], now: () => Date, limiting: Limiting): Router {
  const router = Router({ caseSensitive: true });
  for (const route of routes) {
    if (route.guard === 'kept')
      router.get(route.path, limitByAddress(limiting, route), (request, response) =>
        serveKept(route, request, response),
      );
  }
  router.use(errorAsJson(now));
  return router;
}

/** For people: with a session, errors as pages. */
export function pageRoutes(routes: readonly Route[], wiring: Wiring): Router {
  const router = Router({ caseSensitive: true });
  for (const route of routes) {
    if (route.guard === 'person') {
      const body = route.upload === undefined ? [formBody] : [formBody, fileBody(route.upload)];
      router[route.method](route.path, ...body, (request, response) =>
        servePerson(wiring, route, { request, response }),
      );
    } else if (route.guard === 'public') {
      router.get(route.path, (request, response) => servePublic(wiring, route, { request, response }));
    } else if (route.guard === 'key') {
      router.post(route.path, limitByAddress(wiring.limiting, route), formBody, (request, response) =>
        servePublic(wiring, route, { request, response }),
      );
    } else if (route.guard === 'saml') {
      const limited = limitByAddress(wiring.limiting, route);
      router[route.method](route.path, limited, samlBody, (request, response) =>
        serveSaml(wiring, route, { request, response }),
      );
    }
  }
  return router;
}

type Pair = { readonly request: Request; readonly response: Response };

async function servePerson(wiring: Wiring, route: PersonRoute, pair: Pair): Promise<void> {
  const context = await wiring.load(pair.request);
  const passed = passPerson(route, pair.request, context);
  const result = 'instead' in passed ? passed.instead : await resultOf(wiring, route, passed.context);
  await sendResult(wiring.printer, { ...pair, context }, result);
}

async function resultOf(wiring: Wiring, route: PersonRoute, context: PersonContext): Promise<Result> {
  await limitByPerson(wiring.limiting, route, context);
  return (await askAgain(route, context, wiring)) ?? route.handler(context);
}

async function servePublic(
  { load, printer }: Wiring,
  route: PublicRoute | KeyRoute,
  pair: Pair,
): Promise<void> {
  const context = await load(pair.request);
  if (route.path.startsWith('/t/') && context.tenant === null)
    throw new Refusal('not-found', 'page-not-found');
  await sendResult(printer, { ...pair, context }, await route.handler(context));
}

async function serveSaml({ load, printer }: Wiring, route: SamlRoute, pair: Pair): Promise<void> {
  pair.response.setHeader('Cache-Control', 'no-store');
  const page = await route.handler(pair.request, pair.response);
  if (page === null) return;
  const context = await load(pair.request);
  await sendResult(printer, { ...pair, context }, page(context));
}

async function serveKept(route: KeptRoute, request: Request, response: Response): Promise<void> {
  const { params, headers, query } = request;
  const asked = { params: stringsOf(params), headers: stringsOf(headers), query: stringsOf(query) };
  await sendAnswer(request, response, await route.handler(asked));
}

async function serveMachine(route: MachineRoute, request: Request, response: Response): Promise<void> {
  response.setHeader('Cache-Control', 'no-store');
  const answer = await route.handler(machineRequest(request, response));
  if (!response.destroyed) await sendAnswer(request, response, answer);
}

function machineRequest(request: Request, response: Response): MachineRequest {
  const [path = '', ...rest] = request.originalUrl.split('?');
  const hangUp = new AbortController();
  response.on('close', () => hangUp.abort());
  const body: unknown = request.body;
  return {
    method: request.method,
    path,
    query: rest.length === 0 ? '' : `?${rest.join('?')}`,
    params: stringsOf(request.params),
    headers: stringsOf(request.headers),
    body: Buffer.isBuffer(body) ? body : Buffer.alloc(0),
    hungUp: hangUp.signal,
  };
}

function stringsOf(values: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value] as const] : [],
    ),
  );
}
