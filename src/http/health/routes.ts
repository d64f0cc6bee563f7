// Whether the process lives, whether it can work, and its figures for monitoring.
import { createHash, timingSafeEqual } from 'node:crypto';
import { Refusal } from '../../domain/errors';
import type { Ports } from '../../usecases/ports';
import { readFigures } from '../../usecases/read-figures';
import type { Answer } from '../kit/result';
import { machineRoute, type MachineRequest, type MachineRoute } from '../kit/route';
import { prometheusText } from './prometheus';

type Needs = {
  readonly ports: Pick<Ports, 'store' | 'clock'>;
  readonly version: string;
  /** Null: nobody may read the figures. */
  readonly metricsToken: string | null;
};

export function healthRoutes({ ports, version, metricsToken }: Needs): readonly MachineRoute[] {
  const open = { method: 'get', guard: 'api', permission: 'anyone' } as const;
  return [
    { ...open, path: '/healthz', handler: async () => plain('ok\n') },
    { ...open, path: '/readyz', handler: () => readiness(ports) },
    machineRoute({
      method: 'get',
      path: '/metrics',
      guard: 'api',
      authenticate: async (request) => requireToken(request, metricsToken),
      handler: async () => ({
        status: 200,
        contentType: 'text/plain; version=0.0.4; charset=utf-8',
        body: prometheusText(await readFigures(ports), version),
      }),
    }),
  ];
}

async function readiness({ store }: Pick<Ports, 'store'>): Promise<Answer> {
  try {
    await store.installation.ready();
  } catch (cause) {
    throw new Refusal('unavailable', 'database-away', { cause });
  }
  return plain('ready\n');
}

/** Without a token set, the address looks as if it were not there. */
function requireToken({ headers }: MachineRequest, token: string | null): void {
  if (token === null) throw new Refusal('not-found', 'page-not-found');
  const [, sent = ''] = /^Bearer ([\x21-\x7e]+)$/.exec(headers['authorization'] ?? '') ?? [];
  if (!timingSafeEqual(digestOf(sent), digestOf(token)))
    throw new Refusal('unauthenticated', 'metrics-token-wrong');
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function plain(body: string): Answer {
  return { status: 200, contentType: 'text/plain; charset=utf-8', body };
}
