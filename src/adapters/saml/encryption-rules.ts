// An encrypted assertion counts only inside a response that must be signed: the signature is checked before anything is
// decrypted, so that nobody can ask our key about texts of their own making.
import { contentEncryptions, keyEncryptions } from './algorithms';
import { refuse } from './refusing';
import { attributeOf, everyElement, type XmlElement } from './xml-element';

export function checkEncryption(assertion: XmlElement, wantResponseSigned: boolean): void {
  if (!wantResponseSigned) refuse('saml-encryption');
  const methods = everyElement(assertion).filter(({ localName }) => localName === 'EncryptionMethod');
  const ofContent = algorithmsOf(methods, 'EncryptedData');
  const ofKeys = algorithmsOf(methods, 'EncryptedKey');
  const isComplete = ofContent.length === 1 && ofKeys.length === 1 && methods.length === 2;
  const [content = '', key = ''] = [...ofContent, ...ofKeys];
  if (!isComplete || !contentEncryptions.has(content) || !keyEncryptions.has(key)) refuse('saml-encryption');
}

function algorithmsOf(methods: readonly XmlElement[], parentName: string): readonly string[] {
  return methods
    .filter(({ parent }) => parent?.localName === parentName)
    .map((method) => attributeOf(method, 'Algorithm') ?? '');
}
