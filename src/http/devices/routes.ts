// The person's own devices: add one, make its access file, report it lost, remove it.
import { rateLimits } from '../../domain/rate-limit';
import type { Ports } from '../../usecases/ports';
import { paths } from '../kit/paths';
import type { PersonRoute } from '../kit/route';
import { addNewDevice, showDevice, showDeviceForm } from './adding';
import { tellConnection } from './connection';
import { noteSaved, noteUnsaved, showMaker, showRenewer, takeKeys } from './making-the-file';
import { askForServerFile, makeServerFile } from './server-file';
import { askBeforeLost, askBeforeRemoval, removeDevice, reportLost } from './stopping';

const { devices } = paths;
const own = { guard: 'person', permission: 'signed-in' } as const;

export function deviceRoutes(ports: Ports): readonly PersonRoute[] {
  const newDevice = devices.new(':tenant', ':grant');
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
    {
      ...own,
      method: 'get',
      path: devices.connection(':tenant', ':device'),
      handler: (context) => tellConnection(ports, context),
    },
    ...fileRoutes(ports),
    { ...own, method: 'get', path: lost, handler: (context) => askBeforeLost(ports, context) },
    { ...own, method: 'post', path: lost, handler: (context) => reportLost(ports, context) },
    { ...own, method: 'get', path: remove, handler: (context) => askBeforeRemoval(ports, context) },
    { ...own, method: 'post', path: remove, handler: (context) => removeDevice(ports, context) },
  ];
}

function fileRoutes(ports: Ports): readonly PersonRoute[] {
  const file = devices.file(':tenant', ':device');
  const renewal = devices.renewal(':tenant', ':device');
  const serverFile = devices.serverFile(':tenant', ':device');
  return [
    { ...own, method: 'get', path: file, handler: (context) => showMaker(ports, context) },
    { ...own, method: 'get', path: renewal, handler: (context) => showRenewer(ports, context) },
    {
      ...own,
      method: 'post',
      path: devices.keys(':tenant', ':device'),
      limit: rateLimits['access-file'],
      handler: (context) => takeKeys(ports, context),
    },
    {
      ...own,
      method: 'post',
      path: devices.fileSaved(':tenant', ':device'),
      handler: (context) => noteSaved(ports, context),
    },
    {
      ...own,
      method: 'post',
      path: devices.fileUnsaved(':tenant', ':device'),
      handler: (context) => noteUnsaved(ports, context),
    },
    { ...own, method: 'get', path: serverFile, handler: (context) => askForServerFile(ports, context) },
    {
      ...own,
      method: 'post',
      path: serverFile,
      limit: rateLimits['access-file'],
      handler: (context) => makeServerFile(ports, context),
    },
  ];
}
