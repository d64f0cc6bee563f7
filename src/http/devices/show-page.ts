// One device as its holder sees it: where it stands, the steps to a connection, and how to stop it.
import type { VpnProtocol } from '../../domain/access-profile';
import { stateUnder } from '../../domain/device-standing';
import { isConnected } from '../../domain/own-access';
import type { ShownDevice } from '../../usecases/show-own-device';
import type { PersonContext } from '../kit/context';
import { hotlineCard, type HotlineCard } from '../kit/hotline';
import { page } from '../kit/page';
import { paths } from '../kit/paths';
import { accessBadge } from '../kit/status';
import { closedAlert, timesOfUseLine } from '../kit/times-of-use';
import type { Action, Alert, Badge, Breadcrumb, Description, Link } from '../kit/view-models';
import { connectionView, type ConnectionView } from './connection';
import { earlierFileOf, takingBackOf, type TakingBack } from './enforcement';
import { renewalOf, type RenewalView } from './renewal-view';
import { stepsOf, type Steps } from './steps';

type ShowDeviceModel = {
  readonly title: string;
  readonly breadcrumb: Breadcrumb;
  readonly badge: Badge;
  readonly lead: string;
  /** While its newest file has not been used: the page says when it is. */
  readonly connection: ConnectionView | null;
  /** Outside its times of use: why nothing can be reached. */
  readonly closed: Alert | null;
  readonly takingBack: TakingBack | null;
  readonly refreshHref: string;
  readonly wayOn: Link | null;
  readonly renewal: RenewalView | null;
  readonly steps: Steps | null;
  /** Go on at the device itself. */
  readonly handOver: Action | null;
  readonly ownKey: Link | null;
  readonly descriptions: readonly Description[];
  readonly lost: Link | null;
  readonly remove: Link | null;
  readonly hotline: HotlineCard;
};
export const showDevicePage = page<ShowDeviceModel>('devices/show');

export function showDeviceModel(context: PersonContext, shown: ShownDevice): ShowDeviceModel {
  const { t, tenant, now } = context;
  const { device } = shown;
  const stoppable = device.state === 'active' || device.state === 'suspended';
  return {
    title: device.name,
    breadcrumb: { links: [{ label: t('access.title'), href: paths.access(tenant.slug) }], here: device.name },
    badge: accessBadge(t, stateUnder(device, shown.grant, now), 'own'),
    lead: t(`devices.show.lead-${situationOf(shown)}`),
    connection: isAwaited(shown) ? connectionView(context, device.id, { mayReload: true }) : null,
    closed: isUsable(shown)
      ? closedAlert(context, { profileName: shown.profile.name, times: shown.profile.reach.times })
      : null,
    takingBack: takingBackOf(context, shown),
    refreshHref: paths.devices.show(tenant.slug, device.id),
    wayOn: wayOn(context, shown),
    renewal: renewalOf(context, shown),
    steps: isUsable(shown) ? stepsOf(context, shown, chosenProtocol(context, shown)) : null,
    handOver:
      isUsable(shown) && shown.gatewayReady
        ? {
            action: paths.devices.handOver(tenant.slug, device.id),
            label: t('hand-over.button'),
            look: 'secondary',
            hidden: [],
          }
        : null,
    ownKey:
      isUsable(shown) && shown.gatewayReady
        ? { label: t('own-key.link'), href: paths.devices.ownKey(tenant.slug, device.id) }
        : null,
    descriptions: descriptionsOf(context, shown),
    lost:
      stoppable && !device.lost
        ? { label: t('devices.lost.button-short'), href: paths.devices.lost(tenant.slug, device.id) }
        : null,
    remove: stoppable
      ? { label: t('devices.show.remove'), href: paths.devices.remove(tenant.slug, device.id) }
      : null,
    hotline: hotlineCard(t, tenant),
  };
}

/** A file can be made, and serves to connect. */
export function isUsable({ device, phase }: ShownDevice): boolean {
  return device.state === 'active' && phase === 'running';
}

function isAwaited(shown: ShownDevice): boolean {
  const { credential, beside } = shown;
  return isUsable(shown) && credential !== null && !isConnected({ current: credential, beside });
}

function situationOf({ device, phase, credential, beside, outgoing }: ShownDevice) {
  if (device.state === 'suspended') return device.lost ? 'lost' : 'suspended';
  if (device.state === 'revoked' || device.state === 'expired') return device.state;
  if (phase === 'suspended') return 'grant-suspended';
  if (phase !== 'running') return 'grant-ended';
  if (credential === null) return 'file-missing';
  if (isConnected({ current: credential, beside })) return 'connected';
  return outgoing === null ? 'unconnected' : 'renewed';
}

function wayOn({ t, tenant }: PersonContext, shown: ShownDevice): Link | null {
  if (isUsable(shown)) return null;
  const over = shown.phase === 'ended' || shown.phase === 'revoked';
  return over
    ? { label: t('devices.show.apply-again'), href: paths.requests.new(tenant.slug) }
    : { label: t('devices.show.to-access'), href: paths.access(tenant.slug) };
}

/** That of the file; before, as chosen in the address, which works without JavaScript; else OpenVPN where it is offered. */
export function chosenProtocol(
  { query }: PersonContext,
  { protocols, credential }: ShownDevice,
): VpnProtocol {
  const wanted = protocols.find((protocol) => protocol === query['vpn']);
  return credential?.protocol ?? wanted ?? protocols[0] ?? 'openvpn';
}

function descriptionsOf(context: PersonContext, shown: ShownDevice): readonly Description[] {
  const { t, format } = context;
  const { device, grant, profile, credential, beside } = shown;
  const until = format.day(grant.period.until);
  return [
    { term: t('devices.show.system'), value: { text: t(`devices.system.${device.system}`) } },
    ...(device.inventoryNumber === null
      ? []
      : [{ term: t('devices.show.inventory'), value: { text: device.inventoryNumber } }]),
    {
      term: t('devices.show.access'),
      value: { text: t('devices.show.access-value', { profile: profile.name, until }) },
    },
    ...timesOfUseLine(t, profile.reach.times),
    ...(credential === null && isUsable(shown)
      ? [{ term: t('devices.show.file-made'), value: { text: t('devices.show.file-none') } }]
      : []),
    ...(credential === null ? [] : credentialLines(context, credential)),
    ...(beside === null ? [] : credentialLines(context, beside)),
    ...(shown.unused
      ? [
          {
            term: t('devices.show.use'),
            value: { text: t('devices.show.unused'), note: t('devices.show.unused-note') },
          },
        ]
      : []),
    ...earlierLine(context, shown),
  ];
}

function credentialLines(
  { t, format }: PersonContext,
  credential: NonNullable<ShownDevice['credential']>,
): readonly Description[] {
  const connected = credential.connected ? t('devices.show.connected-yes') : t('devices.show.connected-no');
  return [
    { term: t('devices.show.protocol'), value: { text: t(`devices.protocol.${credential.protocol}`) } },
    { term: t('devices.show.file-made'), value: { text: format.dateTime(credential.createdAt) } },
    { term: t('devices.show.number'), value: { text: credential.id, note: t('devices.show.number-note') } },
    { term: t('devices.show.connected'), value: { text: connected, note: t('devices.show.connected-note') } },
  ];
}

function earlierLine(context: PersonContext, shown: ShownDevice): readonly Description[] {
  const { t } = context;
  const badge = earlierFileOf(context, shown);
  return badge === null
    ? []
    : [{ term: t('devices.show.earlier'), value: { badge, note: t('devices.show.earlier-note') } }];
}
