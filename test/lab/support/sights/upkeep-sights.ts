// The pages for looking after it all: gateways, audit log, settings.
import { paths, withQuery } from '../../../../src/http/kit/paths';
import { busySlug as slug, emptySlug } from '../staged-people';
import type { StagedStates } from '../staged-states';
import { again, sending, sight, type Sight } from './sight';

export function gatewaySights({
  gateways: { silent, removed, waiting },
  north,
}: StagedStates): readonly Sight[] {
  const { list, new: announce, show, act } = paths.gateways;
  const empty = { slug: emptySlug };
  return [
    sight('gateways', 'admin', list(slug)),
    sight('gateways, one not yet set up', 'admin', list(emptySlug), empty),
    sight('new gateway', 'admin', announce(slug)),
    sight('new gateway, sent empty', 'admin', announce(slug), {
      status: again,
      act: sending('/gateways/new'),
    }),
    sight('gateway connected', 'admin', show(slug, north.id)),
    sight('gateway silent', 'admin', show(slug, silent)),
    sight('gateway not set up', 'admin', show(slug, waiting)),
    sight('gateway removed', 'admin', show(slug, removed)),
    sight('ask to renew a command', 'admin', act(slug, waiting, 'renew')),
    sight('command for a gateway', 'admin', act(slug, waiting, 'renew'), { act: sending('/renew') }),
    sight('ask to remove a gateway', 'admin', act(slug, silent, 'remove')),
  ];
}

export function auditSights({ working: { device } }: StagedStates): readonly Sight[] {
  const audit = paths.audit(slug);
  return [
    sight('audit log', 'admin', audit),
    sight('audit log for the auditor', 'auditor', audit),
    sight('audit log of one device', 'auditor', withQuery(audit, { object: device.id })),
    sight('audit log without a hit', 'auditor', withQuery(audit, { object: 'nirgendwo' })),
    sight(
      'audit log, dates the wrong way round',
      'auditor',
      withQuery(audit, { from: '2026-11-02', until: '2026-11-01' }),
      { status: again },
    ),
  ];
}

export function settingsSights(): readonly Sight[] {
  const part = (name: string): string => paths.settingsPart(slug, name);
  return [
    sight('settings', 'admin', paths.settings(slug)),
    sight('settings, saved', 'admin', part('general'), { act: sending('/general') }),
    sight('contact and limits', 'admin', part('general')),
    sight('contact and limits, senseless', 'admin', part('general'), {
      status: again,
      act: sending('/general', { maxGrantDays: 'viele' }),
    }),
    sight('leaflet', 'admin', part('leaflet')),
    sight('leaflet, sent empty', 'admin', part('leaflet'), {
      status: again,
      act: sending('/leaflet', { text: '' }),
    }),
    sight('WireGuard', 'admin', part('wireguard')),
    sight('WireGuard, for those who only read', 'second-admin', part('wireguard')),
    sight('WireGuard, sent empty', 'admin', part('wireguard'), {
      status: again,
      act: sending('/wireguard', { decidedBy: '', reason: '', reviewOn: '' }),
    }),
    sight('switch WireGuard off', 'admin', part('wireguard-off')),
    sight('sign-in and roles', 'admin', part('sign-in')),
  ];
}
