// Setting a device up on itself. The code travels behind the # of a link, and is used up by a POST of whoever is signed in.
import { z } from 'zod';
import { Refusal } from '../../domain/errors';
import { deviceId } from '../../domain/ids';
import { rateLimits } from '../../domain/rate-limit';
import { beginHandOver } from '../../usecases/begin-hand-over';
import type { Ports } from '../../usecases/ports';
import { takeHandOver } from '../../usecases/take-hand-over';
import type { PersonContext } from '../kit/context';
import { readForm, withError } from '../kit/form';
import { line } from '../kit/form-input';
import { paths } from '../kit/paths';
import { redirect, show, type Result } from '../kit/result';
import type { PersonRoute, PublicRoute } from '../kit/route';
import { tenantRoute } from '../kit/tenant-route';
import { linkModel, linkPage, openModel, openPage, takeModel, takePage } from './pages';

type Needs = {
  readonly ports: Pick<Ports, 'store' | 'clock' | 'ids' | 'qrCode'>;
  readonly publicUrl: URL;
};

export function handOverRoutes(needs: Needs): readonly (PersonRoute | PublicRoute)[] {
  const own = { guard: 'person', permission: 'signed-in' } as const;
  const begin = paths.devices.handOver(':tenant', ':device');
  const take = paths.handOver.take(':tenant');
  return [
    {
      ...own,
      method: 'post',
      path: begin,
      limit: rateLimits['hand-over'],
      handler: (context) => beginOne(needs, context),
    },
    // A reload makes no new link, and the old one cannot come again.
    {
      ...own,
      method: 'get',
      path: begin,
      handler: async ({ tenant, params }: PersonContext) =>
        redirect(paths.devices.show(tenant.slug, params['device'] ?? '')),
    },
    tenantRoute(paths.handOver.open(':tenant'), async (context) => show(openPage, openModel(context))),
    {
      ...own,
      method: 'get',
      path: take,
      handler: async (context: PersonContext) => show(takePage, takeModel(context, null)),
    },
    {
      ...own,
      method: 'post',
      path: take,
      limit: rateLimits['hand-over'],
      handler: (context) => takeOne(needs, context),
    },
  ];
}

async function beginOne({ ports, publicUrl }: Needs, context: PersonContext): Promise<Result> {
  const { actor, tenant, params } = context;
  const begun = await beginHandOver(ports, actor, deviceId(params['device'] ?? ''));
  const address = `${new URL(paths.handOver.open(tenant.slug), publicUrl).href}#${begun.token}`;
  const qrCode = await ports.qrCode(address);
  return show(linkPage, linkModel(context, begun, { publicUrl, address, qrCode }));
}

/** However it was copied: spaces and capitals mean nothing in it. */
const takeForm = z.object({
  code: line({ max: 80 }).transform((typed) => typed.replace(/\s/g, '').toLowerCase()),
});

async function takeOne({ ports }: Needs, context: PersonContext): Promise<Result> {
  const { actor, tenant, t, body } = context;
  const sent = readForm(takeForm, body);
  if (!sent.ok) return show(takePage, takeModel(context, sent), { status: 422 });
  try {
    const id = await takeHandOver(ports, actor, sent.value.code);
    const title = t('hand-over.take.done');
    return redirect(paths.devices.show(tenant.slug, id), { tone: 'success', title });
  } catch (error) {
    if (!(error instanceof Refusal) || !error.reason.startsWith('hand-over-')) throw error;
    const again = withError(sent, 'code', `refusal.${error.reason}`);
    return show(takePage, takeModel(context, again), { status: 422 });
  }
}
