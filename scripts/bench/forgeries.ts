// Forgeries that cost a portal the most: half too large, half just small enough and in answer to a request under way.
import { keyOf } from '../../test/saml/support/keys';
import { attributeStatement } from '../../test/saml/support/message-parts';
import type { Post } from './flood';
import type { SignInTown } from './sign-in-town';

/** Under a thousand elements and under 128 KiB, both by little. */
const groups = Array.from({ length: 460 }, (_, index) => ['groups', `g${index}`.padEnd(150, 'x')] as const);
/** Over 128 KiB, and as a form still small enough to be read to its end. */
const oversizedBytes = 150 * 1024;

export function largestAnswer(town: SignInTown, requestId: string): string {
  return town.answer(requestId, { attributeStatement: attributeStatement(...groups) }, keyOf('foreign'));
}

export async function forgeries(town: SignInTown, count: number): Promise<readonly Post[]> {
  const placeholder = 'REQUEST';
  // The signature is worth nothing anyway, so that one will do for all of them.
  const largest = Buffer.from(largestAnswer(town, placeholder), 'base64').toString('utf8');
  const oversized = form(Buffer.alloc(oversizedBytes, 'x').toString('base64'));
  const posts: Post[] = [];
  while (posts.length < count) {
    const { requestId, cookie } = await town.leave();
    const xml = largest.replaceAll(placeholder, requestId);
    posts.push({ body: form(Buffer.from(xml).toString('base64')), cookie }, { body: oversized, cookie });
  }
  return posts;
}

function form(posted: string): string {
  return new URLSearchParams({ SAMLResponse: posted }).toString();
}
