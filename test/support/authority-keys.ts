// Keys for the three authorities of a municipality, to be sealed.
import { createAuthorityKey } from '../../src/adapters/pki/issuing-authority';

export function threeKeys() {
  return { root: createAuthorityKey(), clientCa: createAuthorityKey(), serverCa: createAuthorityKey() };
}
