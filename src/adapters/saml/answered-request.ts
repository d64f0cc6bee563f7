// Which of a browser's requests a posted message says it answers: told before anything of it is checked, so that it is known by
// which settings to check it.
import { Refusal } from '../../domain/errors';
import { postedText } from './posted-message';
import { readXml } from './strict-xml';
import { attributeOf } from './xml-element';

export type BegunRequest = {
  readonly id: string;
  /** A hash of the cookie that the browser got with it. */
  readonly browser: string;
};

/** What cannot be read answers the newest, so that whoever tries something out learns what is wrong with it. */
export function answeredRequest<Begun extends BegunRequest>(
  message: unknown,
  requests: readonly Begun[],
): Begun | null {
  const [newest = null] = requests;
  if (newest === null || typeof message !== 'string') return null;
  try {
    const named = attributeOf(readXml(postedText(message)), 'InResponseTo');
    return requests.find(({ id }) => id === named) ?? null;
  } catch (error) {
    if (error instanceof Refusal) return newest;
    throw error;
  }
}
