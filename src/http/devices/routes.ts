// The person's own devices: add one, make its access file, report it lost, remove it.
import { rateLimits } from '../../domain/rate-limit';
import type { Ports } from '../../usecases/ports';
import { paths } from '../kit/paths';
import type { PersonRoute } from '../kit/route';
import { addNewDevice, showDevice, showDeviceForm } from './adding';
import { askForNewFile, makeFile } from './making-the-file';
import { askBeforeRenewal, renewFile } from './renewing';
import { askBeforeLost, askBeforeRemoval, removeDevice, reportLost } from './stopping';

const { devices } = paths;

export function deviceRoutes(ports: Ports): readonly PersonRoute[] {
  const own = { guard: 'person', permission: 'signed-in' } as const;
  const newDevice = devices.new(':tenant', ':grant');
  const file = devices.file(':tenant', ':device');
  const renewal = devices.renewal(':tenant', ':device');
  const lost = devices.lost(':tenant', ':device');
  const remove = devices.remove(':tenant', ':device');
  return [
    { ...own, method: 'get', path: newDevice, handler: (context) => showDeviceForm(ports, context) },
    { ...own, method: 'post', path: newDevice, handler: (context) => addNewDevice(ports, context) },
    {
      ...own,
      method: 'get',
      path: devices.show(':tenant', ':device'),
      handler: (context) => showDevice(ports, context),
    },
    { ...own, method: 'get', path: file, handler: (context) => askForNewFile(ports, context) },
    {
      ...own,
      method: 'post',
      path: file,
      limit: rateLimits['access-file'],
      handler: (context) => makeFile(ports, context),
    },
    { ...own, method: 'get', path: renewal, handler: (context) => askBeforeRenewal(ports, context) },
    {
      ...own,
      method: 'post',
      path: renewal,
      limit: rateLimits['access-file'],
      handler: (context) => renewFile(ports, context),
    },
    { ...own, method: 'get', path: lost, handler: (context) => askBeforeLost(ports, context) },
    { ...own, method: 'post', path: lost, handler: (context) => reportLost(ports, context) },
    { ...own, method: 'get', path: remove, handler: (context) => askBeforeRemoval(ports, context) },
    { ...own, method: 'post', path: remove, handler: (context) => removeDevice(ports, context) },
  ];
}
