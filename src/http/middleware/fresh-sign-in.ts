// Essential acts want somebody who has proved a moment ago who they are: a screen left open must not be enough. It is
// asked for where the act begins, before anything is typed.
import { hasRole } from '../../domain/actor';
import { isFresh } from '../../domain/assurance';
import { Refusal } from '../../domain/errors';
import type { PersonContext } from '../kit/context';
import { paths, withQuery } from '../kit/paths';
import { redirect, type Result } from '../kit/result';
import type { PersonRoute } from '../kit/route';
import type { AppServices } from '../kit/services';
import { authenticationOf } from '../kit/session';

/** Time to read and fill in the page that a fresh sign-in has opened. */
const typingMinutes = 30;

/** Marks the way back, so that an identity provider which does not ask again ends in an explanation, not in a circle. */
const asked = 'asked';

/** What happens instead of the handler; null when the sign-in is fresh enough, or need not be. */
export async function askAgain(
  { freshSignIn, method }: PersonRoute,
  { tenant, home, actor, person, now, path, query }: PersonContext,
  { freshMinutes }: Pick<AppServices, 'freshMinutes'>,
): Promise<Result | null> {
  if (freshSignIn === undefined) return null;
  if (freshSignIn !== true && !hasRole(actor, ...freshSignIn)) return null;
  const minutes = await freshMinutes(tenant.id);
  const authentication = authenticationOf(person);
  if (method === 'post') {
    if (isFresh(authentication, now, minutes + typingMinutes)) return null;
    throw new Refusal('forbidden', 'sign-in-too-old');
  }
  if (isFresh(authentication, now, minutes)) return null;
  if (query['fresh'] === asked) throw new Refusal('forbidden', 'sign-in-not-renewed');
  const back = withQuery(path, { ...query, fresh: asked });
  return redirect(withQuery(paths.signIn(home), { fresh: '1', return: back }));
}
