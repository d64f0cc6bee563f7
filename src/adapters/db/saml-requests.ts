// Sign-ins and sign-outs under way: each request id is good for one answer and not for long.
import type {
  NoRequest,
  SamlRequestRecords,
  SamlTestRequestRecords,
  SignInRequestRecords,
} from '../../usecases/ports-of-sign-ins';
import { addRow, rowsOf, type Scope } from './scope';

/** A person needs one; a browser that sends the same again after a lost answer, a few. */
const mostAttempts = 12;

/** Tests are made by a few people, within minutes. */
const mostUnderWay = 50;

type TestRow = { readonly request_id: string; readonly browser: string; readonly return_to: string };

type Table = 'saml_requests' | 'saml_test_requests';

export function samlRequestRecords(scope: Scope): SamlRequestRecords {
  const logouts = (id: string, now: Date) => valid(scope, 'saml_logout_requests', { id, now });
  return {
    ...requestsIn(scope, 'saml_requests'),
    saveLogout: (id, expiresAt) =>
      addRow(scope, 'saml_logout_requests', { request_id: id, expires_at: expiresAt.toISOString() }),
    awaitsLogout: async (id, now) => (await logouts(id, now).first('request_id')) !== undefined,
    consumeLogout: async (id, now) => (await logouts(id, now).delete()) > 0,
  };
}

/** In a table of their own, so that a test never answers for a sign-in, nor the other way round. */
export function samlTestRequestRecords(scope: Scope): SamlTestRequestRecords {
  return {
    ...requestsIn(scope, 'saml_test_requests'),
    underWay: async (now) => {
      const rows = await rowsOf(scope, 'saml_test_requests')
        .where('expires_at', '>', now.toISOString())
        .orderBy('expires_at', 'desc')
        .limit(mostUnderWay)
        .select<TestRow[]>(['request_id', 'browser', 'return_to']);
      return rows.map(({ request_id: id, browser, return_to: returnTo }) => ({ id, browser, returnTo }));
    },
  };
}

function requestsIn(scope: Scope, table: Table): SignInRequestRecords {
  const missing = async (id: string, browser: string, now: Date): Promise<NoRequest> => {
    const row = await valid(scope, table, { id, now }).first<{ readonly browser: string } | undefined>(
      'browser',
    );
    return row === undefined || row.browser === browser ? 'unknown' : 'wrong-browser';
  };
  return {
    save: ({ id, browser, returnTo, expiresAt }) =>
      addRow(scope, table, {
        request_id: id,
        browser,
        return_to: returnTo,
        expires_at: expiresAt.toISOString(),
      }),
    countAttempt: async (id, browser, now) => {
      const counted: number = await valid(scope, table, { id, now })
        .where({ browser })
        .where('attempts', '<', mostAttempts)
        .increment('attempts', 1);
      return counted > 0 ? 'live' : missing(id, browser, now);
    },
    consume: async (id, browser, now) => {
      const its = () => valid(scope, table, { id, now }).where({ browser });
      const row = await its().first<{ readonly return_to: string } | undefined>('return_to');
      // Whoever deletes the row has it; the others come too late.
      const isOurs = (await its().delete()) > 0;
      return row !== undefined && isOurs ? { returnTo: row.return_to } : missing(id, browser, now);
    },
  };
}

function valid(scope: Scope, table: string, { id, now }: { readonly id: string; readonly now: Date }) {
  return rowsOf(scope, table).where('request_id', id).where('expires_at', '>', now.toISOString());
}
