// Talks to the portal: public parts go there, and what became of the files. No key is ever given to this module.

export type Answered =
  | { readonly kind: 'answer'; readonly value: unknown }
  /** The portal's own sentence. */
  | { readonly kind: 'refused'; readonly text: string }
  | { readonly kind: 'signed-out' | 'away' | 'failed' };

type Sending = Readonly<Record<string, string>>;
const patienceMs = 60_000;

export async function ask(address: string, fields: Sending): Promise<Answered> {
  let answer: Response;
  try {
    answer = await fetch(address, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { accept: 'application/json' },
      credentials: 'same-origin',
      // To sign-in: what was sent there must not go on by itself.
      redirect: 'manual',
      signal: AbortSignal.timeout(patienceMs),
    });
  } catch {
    return { kind: 'away' };
  }
  if (answer.type === 'opaqueredirect') return { kind: 'signed-out' };
  return read(answer);
}

async function read(answer: Response): Promise<Answered> {
  try {
    const value: unknown = await answer.json();
    if (answer.ok) return { kind: 'answer', value };
    const text = typeof value === 'object' && value !== null && 'text' in value ? value.text : null;
    return typeof text === 'string' ? { kind: 'refused', text } : { kind: 'failed' };
  } catch {
    return { kind: 'failed' };
  }
}

/** Also while the page is being left; whether it arrives nobody waits for. */
export function tell(address: string, fields: Sending): void {
  void fetch(address, {
    method: 'POST',
    body: new URLSearchParams(fields),
    credentials: 'same-origin',
    keepalive: true,
  }).catch(() => undefined);
}
