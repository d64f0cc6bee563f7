// Every ID occurs once in a document: a signature refers to what it covers by ID, and two would be two meanings.
import { refuse } from './refusing';
import { everyElement, type XmlElement } from './xml-element';

/** `ID` in SAML, `Id` in XML Signature and Encryption, `xml:id`; libraries are known to look at all of them. */
export function refuseDuplicateIds(root: XmlElement): void {
  const seen = new Set<string>();
  for (const { attributes } of everyElement(root)) {
    for (const { localName, value } of attributes) {
      if (localName.toLowerCase() !== 'id') continue;
      if (seen.has(value)) refuse('saml-duplicate-id');
      seen.add(value);
    }
  }
}
