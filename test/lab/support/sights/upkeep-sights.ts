// The pages for looking after it all: gateways, audit log, settings.
import { paths, withQuery } from '../../../../src/http/kit/paths';
import { busySlug as slug, emptySlug } from '../staged-people';
import type { StagedStates } from '../staged-states';
import { again, seenBy, sending, type Sight } from './sight';

export function gatewaySights({
  gateways: { silent, removed, waiting, out, twice },
  north,
}: StagedStates): readonly Sight[] {
  const { list, new: announce, show, act } = paths.gateways;
  const empty = { slug: emptySlug };
  const capacity = (id: string, period?: string): string => withQuery(act(slug, id, 'capacity'), { period });
  return [
    seenBy('admin')('gateways', list(slug)),
    seenBy('admin')('gateways, one not yet set up', list(emptySlug), empty),
    seenBy('admin')('new gateway', announce(slug)),
    seenBy('admin')('new gateway, sent empty', announce(slug), {
      status: again,
      act: sending('/gateways/new'),
    }),
    seenBy('admin')('gateway connected', show(slug, north.id)),
    seenBy('admin')('load of a gateway', capacity(north.id)),
    seenBy('admin')('load of a gateway in a week', capacity(north.id, 'week')),
    seenBy('admin')('load of a gateway in a quarter', capacity(north.id, 'quarter')),
    seenBy('admin')('load of a gateway that says nothing of it', capacity(silent)),
    seenBy('admin')('gateway silent', show(slug, silent)),
    seenBy('admin')('gateway not set up', show(slug, waiting)),
    seenBy('admin')('gateway removed', show(slug, removed)),
    seenBy('admin')('gateway in maintenance', show(slug, out)),
    seenBy('admin')('gateway copied', show(slug, twice)),
    seenBy('admin')('ask for maintenance', act(slug, north.id, 'maintenance')),
    seenBy('admin')('ask for maintenance, sent empty', act(slug, north.id, 'maintenance'), {
      status: again,
      act: sending('/maintenance', { reason: '' }),
    }),
    seenBy('admin')('ask to end a maintenance', act(slug, out, 'return')),
    seenBy('admin')('ask to renew a command', act(slug, waiting, 'renew')),
    seenBy('admin')('command for a gateway', act(slug, waiting, 'renew'), { act: sending('/renew') }),
    seenBy('admin')('update of an agent', act(slug, north.id, 'upgrade')),
    seenBy('admin')('ask to change a WireGuard key', act(slug, north.id, 'wireguard-key')),
    seenBy('admin')('OpenVPN over TCP', act(slug, north.id, 'tcp')),
    seenBy('admin')('telling refused people why', act(slug, north.id, 'notice')),
    seenBy('admin')('OpenVPN over TCP, senseless', act(slug, north.id, 'tcp'), {
      status: again,
      act: sending('/tcp', { port: 'viele', network4: '10.0.0.1/99' }),
    }),
    seenBy('admin')('ask to remove a gateway', act(slug, silent, 'remove')),
  ];
}

export function restoreSights(): readonly Sight[] {
  const { show } = paths.restore;
  return [
    seenBy('admin')('restore to go through', show(slug)),
    seenBy('admin')('restore, closed without a reason', show(slug), {
      status: again,
      act: sending('/restore', { reason: '' }),
    }),
    seenBy('admin')('no restore', show(emptySlug), { slug: emptySlug }),
  ];
}

export function auditSights({ working: { device } }: StagedStates): readonly Sight[] {
  const audit = paths.audit(slug);
  return [
    seenBy('admin')('audit log', audit),
    seenBy('auditor')('audit log for the auditor', audit),
    seenBy('auditor')('audit log of one device', withQuery(audit, { object: device.id })),
    seenBy('auditor')('audit log without a hit', withQuery(audit, { object: 'nirgendwo' })),
    seenBy('auditor')(
      'audit log, dates the wrong way round',
      withQuery(audit, { from: '2026-11-02', until: '2026-11-01' }),
      { status: again },
    ),
  ];
}

export function settingsSights(): readonly Sight[] {
  const part = (name: string): string => paths.settingsPart(slug, name);
  return [
    seenBy('admin')('settings', paths.settings(slug)),
    seenBy('admin')('settings, saved', part('general'), { act: sending('/general') }),
    seenBy('admin')('contact and limits', part('general')),
    seenBy('admin')('contact and limits, senseless', part('general'), {
      status: again,
      act: sending('/general', { maxGrantDays: 'viele' }),
    }),
    seenBy('admin')('mails', part('mails')),
    seenBy('admin')('own words in mails', paths.mailTexts.list(slug)),
    seenBy('admin')('own words in a mail', paths.mailTexts.change(slug, 'access-released')),
    seenBy('admin')('back to the product’s words', paths.mailTexts.act(slug, 'access-released', 'reset')),
    seenBy('admin')('who decides', part('approval')),
    seenBy('admin')('mails, an address that is none', part('mails'), {
      status: again,
      act: sending('/mails', { replyTo: 'keine Adresse' }),
    }),
    seenBy('admin')('preview of the mails', paths.mailPreview(slug)),
    seenBy('admin')('leaflet', part('leaflet')),
    seenBy('admin')('leaflet, sent empty', part('leaflet'), {
      status: again,
      act: sending('/leaflet', { text: '' }),
    }),
    seenBy('admin')('revocation lists', part('revocation-lists')),
    seenBy('admin')('keys from the server', part('server-keys')),
    seenBy('admin')('switch keys from the server off', part('server-keys-off')),
    seenBy('admin')('WireGuard', part('wireguard')),
    seenBy('second-admin')('WireGuard, for those who only read', part('wireguard')),
    seenBy('admin')('WireGuard, sent empty', part('wireguard'), {
      status: again,
      act: sending('/wireguard', { decidedBy: '', reason: '', reviewOn: '' }),
    }),
    seenBy('admin')('switch WireGuard off', part('wireguard-off')),
    seenBy('admin')('gateways without the portal', part('contact-limit')),
    seenBy('second-admin')('gateways without the portal, for those who only read', part('contact-limit')),
    seenBy('admin')('gateways without the portal, senseless', part('contact-limit'), {
      status: again,
      act: sending('/contact-limit', { hours: 'bald' }),
    }),
    seenBy('admin')('sign-in and roles', part('sign-in')),
  ];
}
