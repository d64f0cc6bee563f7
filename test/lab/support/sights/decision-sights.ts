// The pages of IT and help desk: the day, requests, people and their devices.
import type { Page } from 'playwright-core';
import { paths, withQuery } from '../../../../src/http/kit/paths';
import { busySlug as slug, emptySlug, type Login } from '../staged-people';
import type { StagedStates } from '../staged-states';
import { again, seenBy, sending, type Sight } from './sight';

export function queueSights({
  waiting,
  asked,
  denied,
  own,
  endorsing,
  obliged,
  bulk,
  working: { grant },
}: StagedStates): readonly Sight[] {
  const { list, show, approve, deny, query, part, many, decideMany, decidingMany } = paths.queue;
  return [
    seenBy('admin')('today', paths.today(slug)),
    seenBy('admin')('today, calm', paths.today(emptySlug), { slug: emptySlug }),
    seenBy('admin')('queue', list(slug)),
    seenBy('admin')('requests chosen to be decided together', list(slug), {
      act: choosing(waiting.id, asked.id),
    }),
    seenBy('admin')('requests denied together without a reason', list(slug), {
      status: again,
      act: decidingTogether('deny', waiting.id, asked.id),
    }),
    // Nobody approves past a question: it stays, and the page says so.
    seenBy('admin')('requests decided together', list(slug), { act: decidingTogether('approve', asked.id) }),
    seenBy('admin')('queue, empty', list(emptySlug), { slug: emptySlug }),
    seenBy('admin')('request to decide', show(slug, waiting.id)),
    seenBy('admin')('request to decide, denied without a reason', show(slug, waiting.id), {
      status: again,
      act: sending('/deny'),
    }),
    seenBy('admin')('address of an approval, opened', approve(slug, waiting.id)),
    seenBy('admin')('address of a refusal, opened', deny(slug, waiting.id)),
    seenBy('admin')('address of a question, opened', query(slug, waiting.id)),
    seenBy('admin')('request to decide, asked without a question', show(slug, waiting.id), {
      status: again,
      act: sending('/query'),
    }),
    seenBy('admin')('request asked about', show(slug, asked.id)),
    seenBy('admin')('own request in the queue', show(slug, own.id)),
    seenBy('admin')('request that waits for a supervisor', show(slug, endorsing.id)),
    seenBy('admin')('request with open obligations', show(slug, obliged.id)),
    seenBy('admin')('queue of other offices', withQuery(list(slug), { turn: 'others' })),
    ...['supervisor', 'stand-in', 'found-out', 'obligation'].map((act) =>
      seenBy('admin')(`address of ${act}, opened`, part(slug, endorsing.id, act)),
    ),
    seenBy('admin')('address of several, opened', many(slug)),
    seenBy('admin')('address of a decision about several, opened', decideMany(slug)),
    seenBy('admin')('decision about several, begun', decidingMany(slug, bulk.id)),
    seenBy('admin')('request denied', show(slug, denied.id)),
    seenBy('second-admin')('request approved', show(slug, grant.requestId)),
  ];
}

/** Ticks these in the list. */
function choosing(...requests: readonly string[]) {
  return async (page: Page): Promise<void> => {
    for (const id of requests) await page.locator(`main input[name=request][value="${id}"]`).check();
    await page.locator('main form[method=post] [type=submit]').click();
  };
}

function decidingTogether(kind: 'approve' | 'deny', ...requests: readonly string[]) {
  return async (page: Page): Promise<void> => {
    await choosing(...requests)(page);
    await page.locator(`main input[name=kind][value=${kind}]`).check();
    await page.locator('main form[method=post] [type=submit]').click();
  };
}

export function archiveSights({ denied, red: { grant } }: StagedStates): readonly Sight[] {
  const { list, show, print, export: taking } = paths.archive;
  return [
    seenBy('auditor')('all requests', list(slug)),
    seenBy('admin')('all requests, narrowed down', withQuery(list(slug), { q: 'adler', state: 'denied' })),
    seenBy('auditor')('the key register', paths.keyRegister.list(slug)),
    seenBy('auditor')('address of the register to take along, opened', paths.keyRegister.export(slug)),
    seenBy('auditor')(
      'the key register, a key that is not there',
      withQuery(paths.keyRegister.list(slug), { number: 'x' }),
    ),
    seenBy('auditor')(
      'the key register, a search that cannot be read',
      withQuery(paths.keyRegister.list(slug), { state: 'x' }),
      { status: again },
    ),
    seenBy('auditor')('all requests, a search that cannot be read', withQuery(list(slug), { from: 'x' }), {
      status: again,
    }),
    seenBy('admin')('all requests, none', list(emptySlug), { slug: emptySlug }),
    seenBy('auditor')('address of the list to take along, opened', taking(slug)),
    seenBy('auditor')('case, revoked', show(slug, grant.requestId)),
    seenBy('admin')('case, denied', show(slug, denied.id)),
    seenBy('auditor')('case on paper', print(slug, grant.requestId)),
  ];
}

export function peopleSights({ working, ended, nobody }: StagedStates): readonly Sight[] {
  const { list, show } = paths.people;
  const views = ['devices', 'ending', 'lost', 'unused'];
  const viewed = (view: string, town: string): string => withQuery(list(town), { view });
  return [
    seenBy('admin')('people', list(slug)),
    seenBy('help-desk')('people for the help desk', list(slug)),
    seenBy('admin')('people, one found', withQuery(list(slug), { q: 'adler' })),
    seenBy('admin')('people, nobody found', withQuery(list(slug), { q: 'Entenhausen' })),
    ...views.map((view) => seenBy('admin')(`people: ${view}`, viewed(view, slug))),
    ...views.map((view) =>
      seenBy('admin')(`people: ${view}, none`, viewed(view, emptySlug), { slug: emptySlug }),
    ),
    seenBy('admin')('person with an access', show(slug, working.grant.personId)),
    seenBy('admin')('person with an access that ended', show(slug, ended.grant.personId)),
    seenBy('help-desk')('person without anything', show(slug, nobody.personId)),
  ];
}

export function deviceSights(states: StagedStates): readonly Sight[] {
  const { working, endsSoon, suspendedDevice, lost, revokedDevice, red, suspended, bare } = states;
  const { device, deviceAct, grantAct } = paths.people;
  const at = (name: string, id: string): Sight => seenBy('admin')(`device ${name}`, device(slug, id));
  const asked = (act: string, login: Login, path: string): Sight => seenBy(login)(`ask to ${act}`, path);
  return [
    at('active', working.device.id),
    at('long unused', endsSoon.device.id),
    at('without a file', bare.id),
    at('suspended', suspendedDevice.device.id),
    at('lost', lost.device.id),
    at('revoked, in effect', revokedDevice.device.id),
    at('revoked, not confirmed', red.device.id),
    at('suspended with its access', suspended.device.id),
    seenBy('admin')(
      'confirmation of a withdrawal',
      paths.people.deviceWithdrawal(slug, revokedDevice.device.id),
    ),
    seenBy('help-desk')('withdrawal not confirmed yet', paths.people.deviceWithdrawal(slug, red.device.id)),
    seenBy('admin')('withdrawal from a person', paths.people.withdrawal(slug, revokedDevice.device.personId)),
    seenBy('help-desk')('device for the help desk', device(slug, working.device.id)),
    asked('suspend a device', 'help-desk', deviceAct(slug, working.device.id, 'suspend')),
    seenBy('admin')('revoke a device without a reason', deviceAct(slug, working.device.id, 'revoke'), {
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

export function inboxSights({ endorsing, deputy }: StagedStates): readonly Sight[] {
  const { list, show, act, deputies, endDeputy } = paths.inbox;
  const leader = seenBy('leader');
  const refusing = { status: again, act: sending('/refuse') };
  return [
    leader('inbox', list(slug)),
    leader('asked as a supervisor', show(slug, endorsing.id, '1')),
    leader('refused without a reason', show(slug, endorsing.id, '1'), refusing),
    ...['endorse', 'remark', 'concerns', 'refuse', 'ask', 'hand-on'].map((name) =>
      leader(`address of ${name}, opened`, act(slug, [endorsing.id, '1'], name)),
    ),
    leader('deputies', deputies(slug)),
    leader('deputy, named with nothing', deputies(slug), { status: again, act: sending('/deputies') }),
    leader('end a deputyship', endDeputy(slug, deputy.id)),
    seenBy('second-admin')('inbox of a deputy', list(slug)),
  ];
}
