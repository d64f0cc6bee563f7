// The pages of employees, wherever they stand.
import { defaultCatalogue } from '../../../../src/domain/default-catalogue';
import { paths, withQuery } from '../../../../src/http/kit/paths';
import { busySlug as slug, standings, type Login } from '../staged-people';
import type { StagedStates } from '../staged-states';
import { again, making, seenBy, sending, type Sight } from './sight';

export function startSights(): readonly Sight[] {
  return [
    ...standings.map((login) => seenBy(login)(`start: ${login}`, paths.start(slug))),
    seenBy('working')('session made to last', paths.session(slug)),
  ];
}

export function requestSights({
  waiting,
  asked,
  denied,
  endorsing,
  obliged,
  working: { grant },
}: StagedStates): readonly Sight[] {
  const { list, new: apply, show, withdraw, answer, print, confirm } = paths.requests;
  const { step, summary, discard } = paths.requests;
  return [
    seenBy('denied')('own requests', list(slug)),
    seenBy('nothing')('own requests, none yet', list(slug)),
    seenBy('nothing')('apply', apply(slug)),
    seenBy('nothing')('a step with questions to come', step(slug, 'geraet')),
    seenBy('denied')('a step, sent empty', step(slug, 'organisation'), {
      status: again,
      act: sending('/step/organisation'),
    }),
    seenBy('drafting')('an application that was begun', apply(slug)),
    seenBy('drafting')('own requests, one begun', list(slug)),
    ...defaultCatalogue.steps.map(({ id }) => seenBy('drafting')(`step ${id}`, step(slug, id))),
    seenBy('drafting')('summary', summary(slug)),
    seenBy('drafting-excluded')('summary of what is excluded', summary(slug)),
    seenBy('drafting')('throw an application away', discard(slug)),
    seenBy('waiting')('apply while a request is open', apply(slug)),
    seenBy('ends-soon')('apply for the time after', step(slug, 'anliegen')),
    seenBy('waiting')('own request, waiting', show(slug, waiting.id)),
    seenBy('denied')('own request, denied', show(slug, denied.id)),
    seenBy('working')('own request, released', show(slug, grant.requestId)),
    seenBy('asked')('own request, asked about', show(slug, asked.id)),
    seenBy('asked')('own request, answered with nothing', show(slug, asked.id), {
      status: again,
      act: sending('/answer'),
    }),
    seenBy('asked')('address of an answer, opened', answer(slug, asked.id)),
    seenBy('endorsing')('own request, with the supervisor', show(slug, endorsing.id)),
    seenBy('obliged')('own request, obligations to confirm', show(slug, obliged.id)),
    seenBy('obliged')('address of a confirmation, opened', confirm(slug, obliged.id)),
    seenBy('denied')('own request on paper', print(slug, denied.id)),
    seenBy('waiting')('withdraw a request', withdraw(slug, waiting.id)),
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
  return logins.map((login) => seenBy(login)(`my access: ${login}`, paths.access(slug)));
}

export function ownDeviceSights(states: StagedStates): readonly Sight[] {
  const { show, new: add, file, lost, remove } = paths.devices;
  const { ready, working, bare, fresh, suspendedDevice, revokedDevice, red, suspended, ended } = states;
  const withProtocol = (path: string, protocol: string): string => withQuery(path, { vpn: protocol });
  return [
    seenBy('ready')('add a device', add(slug, ready.id)),
    seenBy('ready')('add a device, sent empty', add(slug, ready.id), {
      status: again,
      act: sending('/devices/new'),
    }),
    seenBy('file-missing')('a key of one’s own', paths.devices.ownKey(slug, bare.id)),
    seenBy('file-missing')('set up elsewhere, link', show(slug, bare.id), { act: sending('/hand-over') }),
    seenBy('file-missing')('set up elsewhere, link opened again', paths.devices.handOver(slug, bare.id)),
    seenBy('file-missing')('set up elsewhere, code', paths.handOver.take(slug)),
    seenBy('file-missing')('a key from the server', paths.devices.serverFile(slug, bare.id)),
    seenBy('working')('renew a file', paths.devices.renewal(slug, working.device.id)),
    seenBy('suspended')('add a device while suspended', add(slug, suspended.grant.id)),
    seenBy('file-missing')('own device without a file', show(slug, bare.id)),
    seenBy('file-missing')(
      'own device without a file, WireGuard',
      withProtocol(show(slug, bare.id), 'wireguard'),
    ),
    seenBy('unconnected')('own device, not yet connected', show(slug, fresh.id)),
    seenBy('working')('own device, connected', show(slug, working.device.id)),
    seenBy('ends-soon')('own device, long unused', show(slug, states.endsSoon.device.id)),
    seenBy('device-suspended')('own device, suspended', show(slug, suspendedDevice.device.id)),
    seenBy('device-lost')('own device, lost', show(slug, states.lost.device.id)),
    seenBy('device-revoked')('own device, revoked', show(slug, revokedDevice.device.id)),
    seenBy('device-red')('own device, unconfirmed', show(slug, red.device.id)),
    seenBy('ended')('own device, expired', show(slug, ended.device.id)),
    seenBy('working')('new access file, asked', file(slug, working.device.id)),
    seenBy('file-missing')('first access file, asked', file(slug, bare.id)),
    seenBy('working')('access file for OpenVPN', file(slug, working.device.id), { act: making('openvpn') }),
    seenBy('unconnected')('access file for WireGuard', file(slug, fresh.id), { act: making('wireguard') }),
    seenBy('unconnected')('access files for both', file(slug, fresh.id), { act: making('both') }),
    seenBy('working')('report a loss', lost(slug, working.device.id)),
    seenBy('working')('remove a device', remove(slug, working.device.id)),
  ];
}
