// The process beside the token: the entry that `npm run build` makes a file of its own of. It alone loads the maker's library
// and knows the PIN; orders come one after the other, and it ends with the portal.
import { openToken, TokenTrouble } from './token-session';
import type { FromToken, TokenRefusal, TokenSettings, ToToken } from './token-orders';

type Work = ReturnType<typeof openToken>;

let settings: TokenSettings | null = null;
let work: Promise<Work> | null = null;
let last: Promise<unknown> = Promise.resolve();

async function open(): Promise<Work> {
  if (settings === null) throw new Error('orders before settings');
  const { default: library } = await import('pkcs11js').catch((error: unknown) => {
    throw new TokenTrouble('token-package', String(error));
  });
  return openToken(library, settings);
}

async function answer(message: ToToken): Promise<FromToken | null> {
  if ('settings' in message) {
    settings = message.settings;
    return null;
  }
  const { number, order } = message;
  try {
    return { number, result: (await (work ??= open()))(order) };
  } catch (error) {
    return {
      number,
      refused: reasonOf(error),
      detail: error instanceof Error ? error.message : String(error),
    };
  }
}

function reasonOf(error: unknown): TokenRefusal {
  if (error instanceof TokenTrouble) return error.reason;
  return error instanceof Error && /^CKR_(USER_)?PIN_/.test(error.message) ? 'token-pin' : 'token-away';
}

process.on('message', (message: ToToken) => {
  last = last.then(async () => {
    const said = await answer(message);
    if (said !== null) process.send?.(said);
  });
});
process.on('disconnect', () => process.exit());
