// The one mapping from a refusal's kind to a status, and from whatever was thrown to what may be said about it.
import { Refusal, type RefusalKind } from '../../domain/errors';
import { findText, textFor, type Language } from '../../texts/translate';

const statuses: Readonly<Record<RefusalKind, number>> = {
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  invalid: 400,
  exhausted: 409,
  'too-large': 413,
  'too-many': 429,
  gone: 410,
  unavailable: 503,
};

export type Fault = {
  readonly status: number;
  readonly kind: RefusalKind | 'unexpected';
  readonly reason: string;
};

/** Everything that is not a refusal is a bug or an outage: nothing of it is shown. */
export function faultOf(error: unknown): Fault {
  const refusal = error instanceof Refusal ? error : refusalOfLibrary(error);
  if (refusal === null) return { status: 500, kind: 'unexpected', reason: 'unexpected' };
  return { status: statuses[refusal.kind], kind: refusal.kind, reason: refusal.reason };
}

/** Express and its body parser mark what the client did wrong with a status of 4xx. */
function refusalOfLibrary(error: unknown): Refusal | null {
  const status = error instanceof Error && 'status' in error ? error.status : null;
  if (typeof status !== 'number' || status < 400 || status > 499) return null;
  if (status === 413) return new Refusal('too-large', 'body-too-large', { cause: error });
  return new Refusal('invalid', 'bad-request', { cause: error });
}

/** The sentence for a person: by reason, else by kind. */
export function refusalText(language: Language, fault: Fault): string {
  if (fault.kind === 'unexpected') return textFor(language, 'shell.error.unexpected-text');
  const text = findText(language, `refusal.${toldReason(fault)}`);
  return text ?? textFor(language, `refusal.kind.${fault.kind}`);
}

/** What was wrong with a message of SAML stands in the log alone: it would only teach whoever forges them. */
export function toldReason({ kind, reason }: Fault): string {
  const isMessage = kind === 'unauthenticated' || kind === 'too-large';
  return isMessage && reason.startsWith('saml-') ? 'saml-message' : reason;
}
