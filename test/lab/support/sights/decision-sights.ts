// The pages of IT and help desk: the day, requests, people and their devices.
import { paths, withQuery } from '../../../../src/http/kit/paths';
import { busySlug as slug, emptySlug, type Login } from '../staged-people';
import type { StagedStates } from '../staged-states';
import { again, sending, sight, type Sight } from './sight';

export function queueSights({ waiting, denied, own, working: { grant } }: StagedStates): readonly Sight[] {
  const { list, show, approve, deny } = paths.queue;
  return [
    sight('today', 'admin', paths.today(slug)),
    sight('today, calm', 'admin', paths.today(emptySlug), { slug: emptySlug }),
    sight('queue', 'admin', list(slug)),
    sight('queue, empty', 'admin', list(emptySlug), { slug: emptySlug }),
    sight('request to decide', 'admin', show(slug, waiting.id)),
    sight('request to decide, denied without a reason', 'admin', show(slug, waiting.id), {
      status: again,
      act: sending('/deny'),
    }),
    sight('address of an approval, opened', 'admin', approve(slug, waiting.id)),
    sight('address of a refusal, opened', 'admin', deny(slug, waiting.id)),
    sight('own request in the queue', 'admin', show(slug, own.id)),
    sight('request denied', 'admin', show(slug, denied.id)),
    sight('request approved', 'second-admin', show(slug, grant.requestId)),
  ];
}

export function peopleSights({ working, ended, nobody }: StagedStates): readonly Sight[] {
  const { list, show } = paths.people;
  const views = ['devices', 'ending', 'lost'];
  const viewed = (view: string, town: string): string => withQuery(list(town), { view });
  return [
    sight('people', 'admin', list(slug)),
    sight('people for the help desk', 'help-desk', list(slug)),
    sight('people, one found', 'admin', withQuery(list(slug), { q: 'adler' })),
    sight('people, nobody found', 'admin', withQuery(list(slug), { q: 'Entenhausen' })),
    ...views.map((view) => sight(`people: ${view}`, 'admin', viewed(view, slug))),
    ...views.map((view) =>
      sight(`people: ${view}, none`, 'admin', viewed(view, emptySlug), { slug: emptySlug }),
    ),
    sight('person with an access', 'admin', show(slug, working.grant.personId)),
    sight('person with an access that ended', 'admin', show(slug, ended.grant.personId)),
    sight('person without anything', 'help-desk', show(slug, nobody.personId)),
  ];
}

export function deviceSights(states: StagedStates): readonly Sight[] {
  const { working, suspendedDevice, lost, revokedDevice, red, suspended, bare } = states;
  const { device, deviceAct, grantAct } = paths.people;
  const at = (name: string, id: string): Sight => sight(`device ${name}`, 'admin', device(slug, id));
  const asked = (act: string, login: Login, path: string): Sight => sight(`ask to ${act}`, login, path);
  return [
    at('active', working.device.id),
    at('without a file', bare.id),
    at('suspended', suspendedDevice.device.id),
    at('lost', lost.device.id),
    at('revoked, in effect', revokedDevice.device.id),
    at('revoked, not confirmed', red.device.id),
    at('suspended with its access', suspended.device.id),
    sight('device for the help desk', 'help-desk', device(slug, working.device.id)),
    asked('suspend a device', 'help-desk', deviceAct(slug, working.device.id, 'suspend')),
    sight('revoke a device without a reason', 'admin', deviceAct(slug, working.device.id, 'revoke'), {
      status: again,
      act: sending('/revoke'),
    }),
    asked('resume a lost device', 'admin', deviceAct(slug, lost.device.id, 'resume')),
    asked('revoke a device', 'admin', deviceAct(slug, working.device.id, 'revoke')),
    asked('suspend an access', 'admin', grantAct(slug, working.grant.id, 'suspend')),
    asked('resume an access', 'admin', grantAct(slug, suspended.grant.id, 'resume')),
    asked('revoke an access', 'admin', grantAct(slug, working.grant.id, 'revoke')),
  ];
}
