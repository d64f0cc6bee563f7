// One response, one sign-in: the request that was answered and the assertion that answers it are used up together.
import { Refusal } from '../../domain/errors';
import type { PresentedAssertion } from '../../domain/identity-attributes';
import type { TenantRecords } from '../ports-of-a-tenant';

type SingleUse = Pick<TenantRecords, 'samlMessages'> & {
  readonly samlRequests: Pick<TenantRecords['samlRequests'], 'consume'>;
};

/** Clocks may differ: it is remembered a little longer than it says. */
const longerMs = 5 * 60_000;

/** Where the browser wanted to go. Only after every check has passed, so that garbage uses up nobody's sign-in. */
export async function useUpAssertion(
  { samlRequests, samlMessages }: SingleUse,
  { id, inResponseTo, browser, expiresAt }: PresentedAssertion,
  now: Date,
): Promise<string> {
  const request = await samlRequests.consume(inResponseTo, browser, now);
  if (request === 'wrong-browser') throw new Refusal('unauthenticated', 'saml-wrong-browser');
  if (request === 'unknown') throw new Refusal('unauthenticated', 'saml-request-unknown');
  const until = new Date(expiresAt.getTime() + longerMs);
  if (!(await samlMessages.takeOnce('assertion', id, until)))
    throw new Refusal('unauthenticated', 'saml-replayed');
  return request.returnTo;
}
