// Handlers: the form for a new device, and a device's own page.
import type { Device } from '../../domain/device';
import { Refusal } from '../../domain/errors';
import { deviceId, grantId } from '../../domain/ids';
import { addDevice } from '../../usecases/add-device';
import type { Ports } from '../../usecases/ports';
import { showOwnDevice, type ShownDevice } from '../../usecases/show-own-device';
import { showPlaceForDevice } from '../../usecases/show-place-for-device';
import type { PersonContext } from '../kit/context';
import { readForm, withError } from '../kit/form';
import { paths } from '../kit/paths';
import { faultOf, refusalText } from '../kit/refusals';
import { redirect, show, type Result } from '../kit/result';
import type { Flash } from '../kit/view-models';
import { deviceForm, type DeviceForm } from './forms';
import { newDeviceModel, newDevicePage } from './new-page';
import { showDeviceModel, showDevicePage } from './show-page';

type Needs = Pick<Ports, 'store' | 'clock' | 'ids'>;

export function ownDevice(
  ports: Pick<Ports, 'store' | 'clock'>,
  { actor, params }: PersonContext,
): Promise<ShownDevice> {
  return showOwnDevice(ports, actor, deviceId(params['device'] ?? ''));
}

/** What the rules say no to, said on the page that shows the state they speak of. */
export function refusalFlash({ language }: PersonContext, refusal: Refusal): Flash {
  return { tone: 'danger', title: refusalText(language, faultOf(refusal)) };
}

export async function showDevice(ports: Needs, context: PersonContext): Promise<Result> {
  return show(showDevicePage, showDeviceModel(context, await ownDevice(ports, context)));
}

export async function showDeviceForm(ports: Needs, context: PersonContext): Promise<Result> {
  const place = await showPlaceForDevice(ports, context.actor, grantId(context.params['grant'] ?? ''));
  return show(newDevicePage, newDeviceModel(context, place, null));
}

export async function addNewDevice(ports: Needs, context: PersonContext): Promise<Result> {
  const id = grantId(context.params['grant'] ?? '');
  const place = await showPlaceForDevice(ports, context.actor, id);
  const sent = readForm(deviceForm, context.body);
  const again = (parsed: typeof sent): Result =>
    show(newDevicePage, newDeviceModel(context, place, parsed), { status: 422 });
  if (!sent.ok) return again(sent);
  const { name, system, inventoryNumber } = sent.value;
  const input = { name, system, inventoryNumber: inventoryNumber === '' ? null : inventoryNumber };
  try {
    return added(context, await addDevice(ports, context.actor, { grantId: id, ...input }));
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind === 'not-found') throw error;
    const twin = place.devices.find((device) => isSame(device, sent.value));
    if (error.reason === 'device-name-taken' && twin !== undefined) return added(context, twin);
    if (error.reason === 'device-name-taken')
      return again(withError(sent, 'name', 'refusal.device-name-taken'));
    if (error.reason === 'system-not-allowed')
      return again(withError(sent, 'system', 'refusal.system-not-allowed'));
    return redirect(paths.access(context.tenant.slug), refusalFlash(context, error));
  }
}

/** A form sent twice: the second answer leads to the device that the first one added. */
function isSame(device: Device, { name, system, inventoryNumber }: DeviceForm): boolean {
  return (
    device.state === 'active' &&
    device.name === name &&
    device.system === system &&
    (device.inventoryNumber ?? '') === inventoryNumber
  );
}

function added({ t, tenant }: PersonContext, { id, name }: Device): Result {
  return redirect(paths.devices.show(tenant.slug, id), {
    tone: 'success',
    title: t('devices.new.added', { device: name }),
    lines: [t('devices.new.added-text')],
  });
}
