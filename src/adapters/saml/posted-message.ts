// The text of a posted message, if it is small, spelled in the one way that base64 has, and UTF-8 throughout: then the
// library, which decodes it again, cannot read anything else.
import { isUtf8 } from 'node:buffer';
import { refuse } from './refusing';

/** A response with 450 groups and both signatures has about 40 KiB. */
const largestBytes = 128 * 1024;

export function postedText(message: string): string {
  if (message === '') refuse('saml-malformed');
  if (message.length > Math.ceil(largestBytes / 3) * 4) refuse('saml-too-large');
  const bytes = Buffer.from(message, 'base64');
  if (bytes.toString('base64') !== message) refuse('saml-not-base64');
  if (bytes.length > largestBytes) refuse('saml-too-large');
  if (!isUtf8(bytes)) refuse('saml-malformed');
  return bytes.toString('utf8');
}
