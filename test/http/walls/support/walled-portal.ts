// Two municipalities full of data behind one portal with all of its routes, and the answers that somebody gets there,
// cut down to what can be compared.
import type { Response } from 'supertest';
import type { Route } from '../../../../src/http/kit/route';
import type { Actor } from '../../../../src/domain/actor';
import { roles, type Role } from '../../../../src/domain/roles';
import type { Engine } from '../../../support/databases';
import { fullTown, type FullTown } from '../../../support/full-town';
import { composedRoutes, routesOf } from '../../../support/portal-routes';
import { usePortal, type TestPortal, type TestTown } from '../../../support/portal';
import { csrfTokenOn, type Browser } from '../../support/app';
import { pageWithoutIds } from '../../support/page-without-ids';

export type WalledPortal = {
  readonly portal: TestPortal;
  readonly routes: readonly Route[];
  /** Whose things the others try to reach. */
  readonly theirs: FullTown;
  readonly ours: FullTown;
};

export function useWalledPortal(engine: Engine = 'sqlite'): () => WalledPortal {
  const portalOf = usePortal(composedRoutes, { engine });
  let walled: WalledPortal | undefined;
  beforeAll(async () => {
    const portal = portalOf();
    walled = {
      portal,
      routes: routesOf(portal.ports, portal.publicUrl),
      theirs: await fullTown(portal, portal.musterstadt),
      ours: await fullTown(portal, portal.nebendorf),
    };
  });
  return () => {
    if (walled === undefined) throw new Error('the portal has not started');
    return walled;
  };
}

/** Who tries: each role alone, and somebody with all of them at once. */
export type Visitors = readonly (readonly [string, readonly Role[]])[];
export const ofEachRole: Visitors = roles.map((role) => [role, [role]]);
export const ofAllRoles: Visitors = [['all roles at once', roles]];

/** Somebody signed in, with the token of their own pages. */
export type Visitor = { readonly agent: Browser['agent']; readonly token: string };

export async function visitorOf(
  portal: TestPortal,
  town: TestTown,
  ...roles: readonly Role[]
): Promise<Visitor> {
  return visitorAs(portal, town, await portal.person(town, 'Ingo Technik', ...roles));
}

export async function visitorAs(portal: TestPortal, town: TestTown, actor: Actor): Promise<Visitor> {
  const { agent } = await portal.signedIn(actor);
  return { agent, token: await csrfTokenOn(agent, `/t/${town.slug}/help`) };
}

export function strangerOf(portal: TestPortal): Visitor {
  return { agent: portal.stranger().agent, token: 'none' };
}

export type Asked = {
  readonly method: Route['method'];
  readonly address: string;
  readonly fields?: Readonly<Record<string, string>>;
};
export type Said = { readonly status: number; readonly location: string; readonly text: string };

export async function ask({ agent, token }: Visitor, { method, address, fields = {} }: Asked): Promise<Said> {
  const response: Response =
    method === 'get'
      ? await agent.get(address)
      : await agent
          .post(address)
          .type('form')
          .send({ ...fields, _csrf: token });
  const { status, headers } = response;
  return {
    status,
    location: pageWithoutIds(headers['location'] ?? ''),
    text: pageWithoutIds(response.text),
  };
}
