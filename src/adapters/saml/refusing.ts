// Says no to a SAML message: the reason is for the log alone, people see one sentence for all of them.
import { Refusal, type RefusalKind } from '../../domain/errors';

export function refuse(reason: `saml-${string}`, cause?: unknown): never {
  throw new Refusal(kindOf(reason), reason, { cause });
}

function kindOf(reason: string): RefusalKind {
  if (tooMuch.includes(reason)) return 'too-large';
  return reason === 'saml-busy' ? 'unavailable' : 'unauthenticated';
}

const tooMuch = ['saml-too-large', 'saml-too-many-elements', 'saml-too-deep', 'saml-too-many-attributes'];
