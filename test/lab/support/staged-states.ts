// Plays forty days in a town until every state that a page can show is there, and remembers where.
import { decideServerKeys } from '../../../src/usecases/decide-server-keys';
import type { Device } from '../../../src/domain/device';
import type { Grant } from '../../../src/domain/grant';
import type { GatewayId } from '../../../src/domain/ids';
import { addDays, localDay } from '../../../src/domain/local-day';
import { denyAccessRequest } from '../../../src/usecases/deny-access-request';
import { expireGrants } from '../../../src/usecases/jobs/expire-grants';
import { dnsName, ipAddress } from '../../../src/domain/config-fields';
import { readRule } from '../../../src/domain/network-rule';
import { basicsOf } from '../../../src/domain/profile-basics';
import { addProfile } from '../../../src/usecases/add-profile';
import { changeProfileReach } from '../../../src/usecases/change-profile-reach';
import { proposeCryptoWaiver } from '../../../src/usecases/propose-crypto-waiver';
import { queryAccessRequest } from '../../../src/usecases/query-access-request';
import { putGatewayInMaintenance } from '../../../src/usecases/put-gateway-in-maintenance';
import { removeGateway } from '../../../src/usecases/remove-gateway';
import { reportDeviceLost } from '../../../src/usecases/report-device-lost';
import { retireProfile } from '../../../src/usecases/retire-profile';
import { revokeDevice } from '../../../src/usecases/revoke-device';
import { revokeGrant } from '../../../src/usecases/revoke-grant';
import { suspendDevice } from '../../../src/usecases/suspend-device';
import { suspendGrant } from '../../../src/usecases/suspend-grant';
import type { Town } from '../../support/stage';
import {
  announced,
  apply,
  begun,
  confirmed,
  connected,
  copied,
  deviceOf,
  fileOf,
  granted,
  joined,
  restored,
  unused,
} from '../../support/stage-acts';
import type { Login } from './staged-people';
import { playApprovals, publishApplication } from './staged-approvals';
import { playCapacity } from './staged-capacity';
import { announcedToClose, playUpkeep } from './staged-upkeep';

export const daysPlayed = 40;

const admin: Login = 'admin';
const reason = 'Gerät wird abgegeben';
const [minuteMs, dayMs] = [60_000, 24 * 60 * 60_000];

type Played = { readonly grant: Grant; readonly device: Device };
type FirstDays = Awaited<ReturnType<typeof playFirstDays>>;
export type StagedStates = Awaited<ReturnType<typeof playStates>>;

/** An access with a device that has its file and has connected. */
async function working(town: Town, login: Login, forDays = 180): Promise<Played> {
  const grant = await granted(town, { login, admin }, { forDays });
  const named = { name: 'Notebook Bauamt', inventoryNumber: `INV-${login}` };
  const device = await deviceOf(town, { login, grant }, named);
  await connected(town, await fileOf(town, login, { device }));
  return { grant, device };
}

async function playFirstDays(town: Town, token: string) {
  await joined(town, token);
  const [north] = await town.store.gateways.list();
  if (north === undefined) throw new Error('the town has no gateway');
  const held = {
    north,
    ended: await working(town, 'ended', 20),
    endsSoon: await working(town, 'ends-soon', 50),
    working: await working(town, 'working'),
    suspendedDevice: await working(town, 'device-suspended'),
    lost: await working(town, 'device-lost'),
    revokedDevice: await working(town, 'device-revoked'),
    red: await working(town, 'device-red'),
    suspended: await working(town, 'suspended'),
    revoked: await working(town, 'revoked'),
  };
  await confirmed(town, north.id);
  return held;
}

/** Ends, suspensions and revocations that the only gateway confirms. */
async function takeBack(town: Town, held: FirstDays): Promise<void> {
  const { ports } = town.stage;
  const by = await town.actor(admin);
  await expireGrants(ports, town.id);
  await suspendDevice(ports, by, { id: held.suspendedDevice.device.id, reason });
  await revokeDevice(ports, by, { id: held.revokedDevice.device.id, reason });
  await suspendGrant(ports, by, { id: held.suspended.grant.id, reason });
  await revokeGrant(ports, by, { id: held.revoked.grant.id, reason });
}

async function playLastDays(town: Town) {
  const denied = await apply(town, 'denied');
  const why = 'Der Zweck ist zu allgemein. Nennen Sie das Fachverfahren.';
  await denyAccessRequest(town.stage.ports, await town.actor(admin), { id: denied.id, reason: why });
  const ready = await granted(town, { login: 'ready', admin });
  await granted(town, { login: 'not-begun', admin }, { inDays: 30 });
  const missing = { login: 'file-missing', grant: await granted(town, { login: 'file-missing', admin }) };
  const bare = await deviceOf(town, missing, { name: 'Telefon', system: 'android' });
  const long = { name: 'Donaudampfschifffahrtsgesellschaftsnotebook', system: 'ios' } as const;
  const unconnected = { login: 'unconnected', grant: await granted(town, { login: 'unconnected', admin }) };
  const fresh = await deviceOf(town, unconnected, long);
  await fileOf(town, 'unconnected', { device: fresh, protocol: 'wireguard' });
  await begun(town, 'drafting', { datenarten: ['sozialdaten'], platte_verschluesselt: 'weiss_nicht' });
  await begun(town, 'drafting-excluded', { ort: 'drittland' });
  const waiting = await apply(town, 'waiting');
  const asked = await apply(town, 'asked');
  const question = 'Mit welchem Fachverfahren arbeiten Sie, und an welchen Tagen der Woche?';
  await queryAccessRequest(town.stage.ports, await town.actor(admin), { id: asked.id, question });
  return { denied, ready, bare, fresh, waiting, asked, own: await apply(town, admin) };
}

/** A second gateway joins and falls silent, so that what is ordered now stays unconfirmed there. */
async function playLastHour(
  town: Town,
  held: FirstDays,
): Promise<Readonly<Record<'silent' | 'removed' | 'out' | 'twice', GatewayId>>> {
  const { ports } = town.stage;
  const by = await town.actor(admin);
  const south = await announced(town, { admin, name: 'gateway-sued' });
  await joined(town, south.token);
  const old = await announced(town, { admin, name: 'gateway-alt' });
  await removeGateway(ports, by, old.gateway.id);
  const out = await announced(town, { admin, name: 'gateway-west' });
  await joined(town, out.token);
  const wish = { id: out.gateway.id, reason: 'Neuer Kernel, bis etwa 17 Uhr', knowsItIsTheLast: false };
  await putGatewayInMaintenance(ports, by, wish);
  const twice = await announced(town, { admin, name: 'gateway-kopiert' });
  await joined(town, twice.token);
  await copied(town, twice.gateway.id);
  await revokeDevice(ports, by, { id: held.red.device.id, reason });
  await reportDeviceLost(ports, await town.actor('device-lost'), held.lost.device.id);
  return {
    silent: south.gateway.id,
    removed: old.gateway.id,
    out: out.gateway.id,
    twice: twice.gateway.id,
  };
}

/** The other town has a gateway and nothing else, so that its pages are calm. The site's own token is out of date. */
export async function playQuiet(town: Town): Promise<void> {
  const { token } = await announced(town, { admin, name: 'gateway-mitte' });
  await joined(town, token);
  await announcedToClose(town);
}

/** A waiver that waits for the second person, and the gateway group that it would be for. */
async function playCrypto(town: Town): Promise<Readonly<Record<'waiver' | 'group', string>>> {
  await decideServerKeys(town.stage.ports, await town.actor(admin), {
    decidedBy: 'Amtsleitung',
    reason: 'Browser ohne JavaScript',
    reviewOn: addDays(localDay(town.stage.now()), 200),
  });
  const waiver = await proposeCryptoWaiver(town.stage.ports, await town.actor(admin), {
    profile: 'TLS12-COMPATIBLE-2026',
    risk: 'Ältere Verfahren können schneller brechen.',
    residualRisk: 'Gering: zwei Geräte in einem eigenen Netz.',
    reason: 'Zwei Messgeräte im Klärwerk können kein TLS 1.3.',
    owner: 'Katja Klein, Amtsleitung',
    until: addDays(localDay(town.stage.now()), 180),
  });
  const [group] = await town.store.groups.list();
  return { waiver: waiver.id, group: group?.id ?? '' };
}

/** Office hours, a few servers, and a split tunnel that somebody answers for. */
async function playReach(town: Town): Promise<string> {
  const { ports } = town.stage;
  const [profile] = await town.store.profiles.list();
  if (profile === undefined) throw new Error('the town has no profile');
  await changeProfileReach(ports, await town.actor(admin), {
    profileId: profile.id,
    seen: profile.reachRevision,
    wanted: {
      networks: ['10.77.0.0/24', '10.78.0.10 tcp 443', 'fd77::/64 udp 5000-5010'].map(readRule),
      dns: [ipAddress('10.77.0.53')],
      domains: [dnsName('musterstadt.example')],
      splitTunnel: {
        decidedBy: 'Amtsleitung IT',
        reason: 'Videokonferenzen überlasten sonst die Leitung.',
        reviewOn: addDays(localDay(town.stage.now()), 180),
      },
      times: { days: [1, 2, 3, 4, 5, 6, 7], from: '05:00', to: '23:00' },
      reason: 'Neue Server im Rechenzentrum',
    },
  });
  return profile.id;
}

/** A second profile, which is no longer offered. */
async function playFormerProfile(town: Town): Promise<string> {
  const { ports } = town.stage;
  const [profile] = await town.store.profiles.list();
  if (profile === undefined) throw new Error('the town has no profile');
  const ines = await town.actor(admin);
  const id = await addProfile(ports, ines, {
    ...basicsOf(profile),
    name: 'Nur Remotedesktop',
    description: 'Der eigene Rechner im Bauamt, sonst nichts',
    protocols: ['openvpn'],
    groupId: profile.gatewayGroupId,
  });
  await retireProfile(ports, ines, { id, knowsItIsTheLast: false });
  return id;
}

/** The group, and one of its pools that can be made larger. */
async function networksOf({ store }: Town) {
  const pools = await store.addresses.allPools();
  const pool = pools.find(({ protocol, family }) => protocol === 'wireguard' && family === 4);
  if (pool === undefined) throw new Error('the town has no such pool');
  return { group: pool.gatewayGroupId, growingPool: pool.id };
}

/** The stage stands `daysPlayed` before `end`, with a gateway announced; it is left at `end`. */
export async function playStates(town: Town, { token, end }: { readonly token: string; readonly end: Date }) {
  const { stage } = town;
  const held = await playFirstDays(town, token);
  stage.goTo(new Date(end.getTime() - 3 * dayMs));
  await takeBack(town, held);
  const last = await playLastDays(town);
  await confirmed(town, held.north.id);
  stage.goTo(new Date(end.getTime() - 30 * minuteMs));
  const gateways = await playLastHour(town, held);
  stage.goTo(end);
  await confirmed(town, held.north.id);
  const spare = await announced(town, { admin, name: 'gateway-ost' });
  await playCapacity(town, held.north.id);
  const nobody = await town.actor('nothing');
  const kasse = await publishApplication(town);
  const upkeep = await playUpkeep(town, nobody);
  const approvals = await playApprovals(town, last.waiting);
  const crypto = await playCrypto(town);
  for (const file of await town.store.credentials.ofDevice(held.endsSoon.device.id)) await unused(town, file);
  const profile = await playReach(town);
  const formerProfile = await playFormerProfile(town);
  const [file] = await town.store.credentials.ofDevice(held.endsSoon.device.id);
  if (file === undefined) throw new Error('the device has no file');
  const until = new Date(end.getTime() + 3 * dayMs);
  await restored(town, { gateway: held.north, file, until });
  return {
    ...held,
    ...last,
    ...upkeep,
    ...approvals,
    kasse,
    crypto,
    profile,
    formerProfile,
    ...(await networksOf(town)),
    gateways: { ...gateways, waiting: spare.gateway.id },
    nobody,
  };
}
