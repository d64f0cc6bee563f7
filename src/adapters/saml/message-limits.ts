// Looks at a SAML message before any XML parser does: parsing is quadratic and runs before the signature is checked.
// One linear pass over the text, without a regular expression that could backtrack.
import { Refusal } from '../../domain/errors';

const largestBytes = 128 * 1024;
const mostTags = 2_000;

/** The XML text of a posted message, if it is small and plain enough to be parsed. */
export function postedXml(samlResponse: string): string {
  if (samlResponse.length > (largestBytes * 4) / 3 + 4) throw new Refusal('too-large', 'saml-too-large');
  return checkedXml(Buffer.from(samlResponse, 'base64').toString('utf8'));
}

/** Refuses document types, comments, CDATA and processing instructions: no identity provider needs them. */
export function checkedXml(xml: string): string {
  if (xml.length > largestBytes) throw new Refusal('too-large', 'saml-too-large');
  const body = xml.startsWith('<?xml ') ? xml.slice(xml.indexOf('?>') + 2) : xml;
  if (body.includes('<!') || body.includes('<?') || body.includes('\u0000')) {
    throw new Refusal('unauthenticated', 'saml-malformed');
  }
  let tags = 0;
  for (let at = body.indexOf('<'); at !== -1; at = body.indexOf('<', at + 1)) tags += 1;
  if (tags === 0) throw new Refusal('unauthenticated', 'saml-malformed');
  if (tags > mostTags) throw new Refusal('too-large', 'saml-too-large');
  return xml;
}
