// Makes SAML responses for tests: right by default, and wrong in whatever way a test asks for.
import type { SamlKey } from '../../src/adapters/saml/saml-key';
import { samlKeyAtOnce } from './saml-key';
import type { ResponseFields } from '../../src/demo/identity-provider/response-xml';
import { responseXml } from '../../src/demo/identity-provider/response-xml';
import type { SignedElement } from '../../src/demo/identity-provider/xml-signing';
import { signElement } from '../../src/demo/identity-provider/xml-signing';

export type Forgery = {
  readonly fields?: Partial<ResponseFields>;
  /** Innermost first; an empty list leaves everything unsigned. */
  readonly signed?: readonly SignedElement[];
  readonly key?: SamlKey;
  /** Changes the text before it is signed, or after. */
  readonly before?: (xml: string) => string;
  readonly after?: (xml: string) => string;
};

const keys = new Map<string, SamlKey>();

/** Keys take long to make; each name has one for the whole test file. */
export function testKey(name: string): SamlKey {
  const known = keys.get(name);
  if (known) return known;
  const key = samlKeyAtOnce(name, new Date());
  keys.set(name, key);
  return key;
}

/** The response as the browser posts it. */
export function postedResponse(fields: ResponseFields, key: SamlKey, forgery: Forgery = {}): string {
  const { before = same, after = same, signed = ['Assertion', 'Response'] } = forgery;
  const plain = before(responseXml({ ...fields, ...forgery.fields }));
  const xml = signed.reduce((text, element) => signElement(text, element, forgery.key ?? key), plain);
  return Buffer.from(after(xml)).toString('base64');
}

function same(xml: string): string {
  return xml;
}
