// Somebody at a browser without scripts who signs in at SimpleSAMLphp and comes back to the portal.
import type { Answered, Visitor } from '../../../src/demo/visitor';
import { paths } from '../../../src/http/kit/paths';
import type { IdentityProviderUser } from './simplesamlphp';

type Way = {
  readonly visitor: Visitor;
  readonly portal: URL;
  readonly slug: string;
  /** Asks for a new proof of who it is. */
  readonly fresh?: boolean;
};

/** The page of the identity provider to which the portal leads: its form, or the answer that it sends back. */
export function askedToSignIn({ visitor, portal, slug, fresh = false }: Way): Promise<Answered> {
  return visitor.open(new URL(`${paths.signIn(slug)}${fresh ? '?fresh=1' : ''}`, portal));
}

export function asksForPassword({ html }: Answered): boolean {
  return html.includes('name="password"');
}

/** Gives name and password where they are asked for; the page that carries the answer. */
export async function answered(
  way: Way,
  { name, password }: Pick<IdentityProviderUser, 'name' | 'password'>,
): Promise<Answered> {
  const page = await askedToSignIn(way);
  if (!asksForPassword(page)) return page;
  return way.visitor.send(page, '?', { username: name, password });
}

/** The whole way, up to the page on which the person lands. */
export async function signedIn(
  way: Way,
  user: Pick<IdentityProviderUser, 'name' | 'password'>,
): Promise<Answered> {
  return way.visitor.send(await answered(way, user), '/acs');
}

/** Does a page of the municipality open, or does it lead to the sign-in? */
export async function isInside({ visitor, portal, slug }: Way): Promise<boolean> {
  const page = await visitor.open(new URL(paths.start(slug), portal));
  return page.url.pathname === paths.start(slug) && page.status === 200;
}
