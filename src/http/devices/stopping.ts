// Handlers: report a device lost (blocked until IT decides) and remove it (final), each after a question of its own.
import { Refusal } from '../../domain/errors';
import type { Ports } from '../../usecases/ports';
import { reportDeviceLost } from '../../usecases/report-device-lost';
import { revokeDevice } from '../../usecases/revoke-device';
import type { ShownDevice } from '../../usecases/show-own-device';
import { askFirst } from '../kit/confirm';
import type { PersonContext } from '../kit/context';
import { paths } from '../kit/paths';
import { redirect, type Result } from '../kit/result';
import { ownDevice } from './adding';
import { trail } from './file-pages';

type Needs = Pick<Ports, 'store' | 'clock' | 'wakeups'>;
type Stop = 'lost' | 'remove';
type Stopping = { readonly kind: Stop; readonly act: (shown: ShownDevice) => Promise<void> };

export const askBeforeLost = (ports: Needs, context: PersonContext): Promise<Result> =>
  ask(ports, context, 'lost');
export const askBeforeRemoval = (ports: Needs, context: PersonContext): Promise<Result> =>
  ask(ports, context, 'remove');

export async function reportLost(ports: Needs, context: PersonContext): Promise<Result> {
  const act = ({ device }: ShownDevice): Promise<void> => reportDeviceLost(ports, context.actor, device.id);
  return stop(ports, context, { kind: 'lost', act });
}

export async function removeDevice(ports: Needs, context: PersonContext): Promise<Result> {
  const act = ({ device }: ShownDevice): Promise<void> =>
    revokeDevice(ports, context.actor, { id: device.id, reason: '' });
  return stop(ports, context, { kind: 'remove', act });
}

async function ask(ports: Needs, context: PersonContext, kind: Stop): Promise<Result> {
  const { t, tenant } = context;
  const shown = await ownDevice(ports, context);
  const { device } = shown;
  const already = alreadyStopped(context, shown, kind);
  if (already !== null) return already;
  return askFirst(context, {
    title: t(`devices.${kind}.title`, { device: device.name }),
    breadcrumb: trail(context, shown, kind === 'lost' ? t('devices.lost.here') : t('devices.show.remove')),
    consequence: t(`devices.${kind}.consequence`),
    details: [t(`devices.${kind}.detail`)],
    action: paths.devices[kind](tenant.slug, device.id),
    button: t(`devices.${kind}.button`),
    back: paths.devices.show(tenant.slug, device.id),
  });
}

/** What was ordered is never called done: the device's page shows each gateway's confirmation. */
async function stop(ports: Needs, context: PersonContext, { kind, act }: Stopping): Promise<Result> {
  const { t, tenant } = context;
  const shown = await ownDevice(ports, context);
  const already = alreadyStopped(context, shown, kind);
  if (already !== null) return already;
  try {
    await act(shown);
  } catch (error) {
    const quicker = error instanceof Refusal && error.kind === 'conflict';
    const now = quicker ? alreadyStopped(context, await ownDevice(ports, context), kind) : null;
    if (now === null) throw error;
    return now;
  }
  return redirect(paths.devices.show(tenant.slug, shown.device.id), {
    tone: 'info',
    title: t(`devices.${kind}.done`, { device: shown.device.name }),
    lines: [t(`devices.${kind}.done-text`)],
  });
}

/** A second click, or the back button: the device's page says how it stands. */
function alreadyStopped({ t, tenant }: PersonContext, { device }: ShownDevice, kind: Stop): Result | null {
  const over = device.state === 'revoked' || device.state === 'expired';
  if (!over && !(kind === 'lost' && device.lost)) return null;
  const title = over ? t('devices.remove.already') : t('devices.lost.already');
  return redirect(paths.devices.show(tenant.slug, device.id), { tone: 'info', title });
}
