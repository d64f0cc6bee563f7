// The token in which the keys of authorities lie, reached through a process beside it that is started anew when it fails.
import { Refusal } from '../../domain/errors';
import type { KeyInToken, KeyToken } from '../../usecases/ports-of-key-tokens';
import type { TokenOrder, TokenResult } from './token-orders';
import { type Beside, startTokenProcess, type TokenProcess } from './token-process';

type Needs = Omit<Beside, 'longestMs'> & {
  readonly longestMs?: number;
  /** Said once when the token stops answering, with the reason, and once when it answers again (null). */
  readonly report: (failure: Refusal | null) => void;
};

/** A token in another building takes tens of milliseconds; what takes this long hangs. */
const longestMs = 15_000;

export function createKeyToken(needs: Needs): KeyToken & { readonly close: () => void } {
  const start = (): TokenProcess => startTokenProcess({ longestMs, ...needs });
  let running: TokenProcess | null = null;
  let failure: Refusal | null = null;

  const note = (refusal: Refusal | null): void => {
    // What stands until somebody has looked is not overwritten by what others met meanwhile.
    if (failure?.reason === 'token-pin') return;
    if (refusal?.reason !== failure?.reason) needs.report(refusal);
    failure = refusal;
  };
  const askOnce = async (order: TokenOrder): Promise<TokenResult> => {
    const beside = (running ??= start());
    try {
      return await beside.ask(order);
    } catch (error) {
      if (!(error instanceof Refusal) || error.reason === 'token-key-missing') throw error;
      if (running === beside) running = null;
      beside.end();
      // A session ends when the token was away for a moment. Making a pair twice is no way to try again.
      if (error.reason === 'token-away' && beside.hasAnswered() && order.is !== 'create')
        return askOnce(order);
      throw error;
    }
  };
  const ask = async (order: TokenOrder): Promise<TokenResult> => {
    // Tokens lock themselves after a few wrong PINs: nobody tries a second time before somebody has looked.
    if (failure?.reason === 'token-pin') throw failure;
    try {
      const result = await askOnce(order);
      note(null);
      return result;
    } catch (error) {
      if (error instanceof Refusal && error.reason !== 'token-key-missing') note(error);
      throw error;
    }
  };
  const bytes = async (order: TokenOrder): Promise<Uint8Array> => {
    const result = await ask(order);
    if (!(result instanceof Uint8Array)) throw new Error('the token answered something else');
    return result;
  };
  return {
    label: needs.settings.label,
    create: (key) => bytes({ is: 'create', ...key }),
    publicKey: (id) => bytes({ is: 'public-key', id }),
    sign: (id, digest) => bytes({ is: 'sign', id, digest }),
    destroy: async (id) => {
      await ask({ is: 'destroy', id });
    },
    list: async () => keysIn(await ask({ is: 'list' })),
    reach: async () => {
      await ask({ is: 'reach' });
    },
    failure: () => failure?.reason ?? null,
    close: () => running?.end(),
  };
}

function keysIn(result: TokenResult): readonly KeyInToken[] {
  if (result === null || result instanceof Uint8Array) throw new Error('the token answered something else');
  return result;
}
