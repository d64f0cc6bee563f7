/**
 * Reads what an OpenVPN server asks about a client, line by line. Of the many lines about each only the name is kept, until
 * the question is complete: addresses, certificates and what the client says of itself are passed over as they come.
 */
import { isCredentialName } from '../../domain/config-fields';

/** `name`: null where there is none of ours, or more than one. */
export type Ask = { readonly clientId: string; readonly keyId: string; readonly name: string | null };

const question = /^>CLIENT:(?:CONNECT|REAUTH),(\d{1,10}),(\d{1,10})$/;
const environment = '>CLIENT:ENV,';
const named = 'common_name=';

export class AskReader {
  private open: { clientId: string; keyId: string; names: Set<string> } | null = null;

  /** The question that this line completes. */
  take(line: string): Ask | null {
    const [, clientId, keyId] = question.exec(line) ?? [];
    if (clientId !== undefined && keyId !== undefined) {
      this.open = { clientId, keyId, names: new Set() };
      return null;
    }
    if (!line.startsWith('>CLIENT:')) return null;
    if (!line.startsWith(environment)) this.open = null;
    if (this.open === null) return null;
    const text = line.slice(environment.length);
    if (text.startsWith(named)) this.open.names.add(text.slice(named.length));
    return text === 'END' ? this.complete() : null;
  }

  private complete(): Ask | null {
    if (this.open === null) return null;
    const { clientId, keyId, names } = this.open;
    this.open = null;
    const [name = ''] = names;
    return { clientId, keyId, name: names.size === 1 && isCredentialName(name) ? name : null };
  }
}

/** Null: the server goes on by entry, certificate and serial alone. Otherwise the sentence with which it refuses. */
export function answerTo({ clientId, keyId }: Ask, sentence: string | null): string {
  if (sentence === null) return `client-auth-nt ${clientId} ${keyId}`;
  return `client-deny ${clientId} ${keyId} "refused" "${sentence}"`;
}
