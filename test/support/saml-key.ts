// A SAML key at once, for tests that need one before they can wait for anything.
import { generateKeyPairSync } from 'node:crypto';
import { samlKeyOf, type SamlKey } from '../../src/adapters/saml/saml-key';

export function samlKeyAtOnce(slug: string, now: Date): SamlKey {
  return samlKeyOf(generateKeyPairSync('rsa', { modulusLength: 3072 }), { slug, now });
}
