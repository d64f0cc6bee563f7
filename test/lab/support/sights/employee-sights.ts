// The pages of employees, wherever they stand.
import { paths, withQuery } from '../../../../src/http/kit/paths';
import { busySlug as slug, standings, type Login } from '../staged-people';
import type { StagedStates } from '../staged-states';
import { again, sending, sight, type Sight } from './sight';

export function startSights(): readonly Sight[] {
  return standings.map((login) => sight(`start: ${login}`, login, paths.start(slug)));
}

export function requestSights({ waiting, denied, working: { grant } }: StagedStates): readonly Sight[] {
  const { list, new: apply, show, withdraw } = paths.requests;
  return [
    sight('own requests', 'denied', list(slug)),
    sight('own requests, none yet', 'nothing', list(slug)),
    sight('apply', 'nothing', apply(slug)),
    sight('apply, sent empty', 'nothing', apply(slug), { status: again, act: sending('/requests/new') }),
    sight('apply while a request is open', 'waiting', apply(slug)),
    sight('apply for the time after', 'ends-soon', apply(slug)),
    sight('own request, waiting', 'waiting', show(slug, waiting.id)),
    sight('own request, denied', 'denied', show(slug, denied.id)),
    sight('own request, released', 'working', show(slug, grant.requestId)),
    sight('withdraw a request', 'waiting', withdraw(slug, waiting.id)),
  ];
}

export function accessSights(): readonly Sight[] {
  const logins: readonly Login[] = [
    'nothing',
    'ready',
    'not-begun',
    'working',
    'device-lost',
    'suspended',
    'revoked',
    'ended',
  ];
  return logins.map((login) => sight(`my access: ${login}`, login, paths.access(slug)));
}

export function ownDeviceSights(states: StagedStates): readonly Sight[] {
  const { show, new: add, file, lost, remove } = paths.devices;
  const { ready, working, bare, fresh, suspendedDevice, revokedDevice, red, suspended, ended } = states;
  const withProtocol = (path: string, protocol: string): string => withQuery(path, { vpn: protocol });
  return [
    sight('add a device', 'ready', add(slug, ready.id)),
    sight('add a device, sent empty', 'ready', add(slug, ready.id), {
      status: again,
      act: sending('/devices/new'),
    }),
    sight('add a device while suspended', 'suspended', add(slug, suspended.grant.id)),
    sight('own device without a file', 'file-missing', show(slug, bare.id)),
    sight(
      'own device without a file, WireGuard',
      'file-missing',
      withProtocol(show(slug, bare.id), 'wireguard'),
    ),
    sight('own device, not yet connected', 'unconnected', show(slug, fresh.id)),
    sight('own device, connected', 'working', show(slug, working.device.id)),
    sight('own device, suspended', 'device-suspended', show(slug, suspendedDevice.device.id)),
    sight('own device, lost', 'device-lost', show(slug, states.lost.device.id)),
    sight('own device, revoked', 'device-revoked', show(slug, revokedDevice.device.id)),
    sight('own device, unconfirmed', 'device-red', show(slug, red.device.id)),
    sight('own device, expired', 'ended', show(slug, ended.device.id)),
    sight('new access file, asked', 'working', file(slug, working.device.id)),
    sight('access file for OpenVPN', 'working', file(slug, working.device.id), { act: sending('/file') }),
    sight('access file for WireGuard', 'unconnected', file(slug, fresh.id), { act: sending('/file') }),
    sight('report a loss', 'working', lost(slug, working.device.id)),
    sight('remove a device', 'working', remove(slug, working.device.id)),
  ];
}
