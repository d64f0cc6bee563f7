/**
 * A gateway that things go wrong with: a portal that the test speaks for and that knows the whole desired state, two
 * devices connected all the time whom none of it concerns, and others that are ordered in and out.
 */
import {
  clientRemove,
  clientSet,
  credentialNumber,
  keyNumber,
  peerRemove,
  peerSet,
} from '../../agent/fake-portal';
import type { ClientSet, GatewayChange, GatewaySettings, PeerSet } from '../../../src/domain/gateway-change';
import { subjectOf } from '../../../src/domain/gateway-change';
import { until } from '../../support/child-process';
import { firstPlace } from './lab-gateway';
import { startLabClock, type LabClock } from './lab-clock';
import { openvpnServerOf, type OpenvpnServer } from './openvpn-server';
import { startPing, type ContinuousPing } from './ping';
import {
  hostA,
  hostB,
  idA,
  profileOf,
  standardB,
  startReachLab,
  withProfiles,
  type ReachLab,
} from './reach-lab';
import { startStepStops, type StepStops } from './step-stops';
import { Stops } from './stops';
import { connect, type Tunnel } from './tunnel';

export const patienceMs = 60_000;
const cutTable = 'inet cut';

export interface FailureStage {
  readonly lab: ReachLab;
  readonly clock: LabClock;
  readonly steps: StepStops;
  readonly server: OpenvpnServer;
  /** One WireGuard peer and one OpenVPN entry that nobody has connected with. */
  pair(until?: string): { readonly number: number; readonly set: readonly [PeerSet, ClientSet] };
  order(...changes: readonly GatewayChange[]): number;
  settings(more: Partial<GatewaySettings>): GatewaySettings;
  /** What is ordered up to now, and this, comes as a snapshot to whoever asks next. */
  giveUpTheLog(more?: readonly GatewayChange[]): void;
  untilVerified(timeoutMs?: number): Promise<void>;
  /** Which of a pair is in by what the engines show. */
  whoIsIn(number: number): Promise<readonly string[]>;
  /** Whether the portal was told that this revision is in force for these. */
  isClaimed(revision: number, number: number): boolean;
  /** Packets to the portal, or from it, are lost on the way. */
  cut(direction: 'there' | 'back'): Promise<void>;
  mend(): Promise<void>;
  bystandersAnswer(): Promise<void>;
  bystandersFallSilent(timeoutMs: number): Promise<void>;
  /** How often the OpenVPN bystander had to begin anew. */
  reconnections(): number;
  /** Those on OpenVPN begin anew at once: their server was killed, which they would notice in a minute. */
  reconnect(): Promise<void>;
  stop(): Promise<void>;
}

/** Of the profile that these gateways know. */
export const removalsOf = (number: number, final = true): readonly GatewayChange[] => [
  peerRemove(number, final),
  clientRemove(number, final),
];

export async function startFailureStage(): Promise<FailureStage> {
  const stops = new Stops();
  const clock = stops.add(await startLabClock(), (it) => it.stop());
  const steps = stops.add(await startStepStops(), (it) => it.stop());
  const lab = stops.add(await startReachLab([...clock.nodeOptions, ...steps.nodeOptions]), (it) => it.stop());
  const { portal, network } = lab;
  const { gateway } = network;
  const known = new Map<string, GatewayChange>(
    portal.snapshot.map((change) => [`${change.kind} ${subjectOf(change)}`, change]),
  );
  const server = await openvpnServerOf(gateway, firstPlace);
  const profiles = [profileOf(idA, [hostA.v4]), standardB];
  const whole = (): readonly GatewayChange[] => [...known.values()].toSorted((a, b) => place(a) - place(b));
  const order = (...changes: readonly GatewayChange[]): number => {
    for (const change of changes) {
      const [thing = '', what] = change.kind.split('.');
      if (what === 'remove') known.delete(`${thing}.set ${subjectOf(change)}`);
      known.set(`${change.kind} ${subjectOf(change)}`, change);
      if (what === 'set') known.delete(`${thing}.remove ${subjectOf(change)}`);
      portal.snapshot = whole();
      portal.order(change);
    }
    return portal.revision;
  };
  const untilVerified = (timeoutMs = patienceMs): Promise<void> =>
    until('the gateway to have looked', timeoutMs, () => {
      const last = portal.confirmed();
      return last !== null && last.verified === portal.revision && last.failed.length === 0;
    }).catch((error: unknown) => {
      throw new Error(
        `${String(error)}\n${JSON.stringify(portal.acks.at(-1))}\n${lab.host.log().slice(-2000)}`,
      );
    });
  order(withProfiles(lab.settings, profiles));
  await untilVerified();
  const [peer, client] = lab.devices.slice(2).map(
    ({ machine, file }) =>
      () =>
        connect(machine, file),
  );
  if (peer === undefined || client === undefined) throw new Error('too few devices');
  const wireguard = stops.add(await peer(), (it) => it.stop());
  let openvpn = await client();
  stops.add(wireguard, () => openvpn.stop());
  const pings = await Promise.all(lab.devices.slice(2).map(({ machine }) => startPing(machine, hostB.v4)));
  for (const ping of pings) stops.add(ping, (it) => it.stop());
  let pairs = 100;
  return {
    lab,
    clock,
    steps,
    server,
    order,
    untilVerified,
    pair: (end) => {
      pairs += 1;
      return {
        number: pairs,
        set: [
          { ...peerSet(pairs, end), profile: idA },
          { ...clientSet(pairs, end), profile: idA },
        ],
      };
    },
    settings: (more) => ({ ...withProfiles(lab.settings, profiles), ...more }),
    giveUpTheLog: (more = []) => {
      for (const change of more) known.set(`${change.kind} ${subjectOf(change)}`, change);
      portal.revision += 1;
      portal.compacted = portal.revision;
      portal.log = [];
      portal.snapshot = whole();
    },
    whoIsIn: async (number) => {
      const peers = await gateway.exec(['wg', 'show', firstPlace.wireguardInterface, 'peers']);
      const entries = await server.entries();
      return [
        ...(peers.stdout.includes(keyNumber(number)) ? ['peer'] : []),
        ...(entries.includes(credentialNumber(number)) ? ['entry'] : []),
      ];
    },
    isClaimed: (revision, number) =>
      portal.acks.some(
        ({ position, verified, failed }) =>
          position.epoch === portal.epoch &&
          (verified ?? 0) >= revision &&
          !failed.some(({ id }) => id === credentialNumber(number)),
      ),
    cut: async (direction) => {
      const port = new URL(portal.url()).port;
      const match = `tcp ${direction === 'there' ? 'dport' : 'sport'} ${port}`;
      const rules = ['type filter hook output priority 0', `oifname "lo" ${match} drop`].join('\n');
      const input = `table ${cutTable} {\nchain out {\n${rules}\n}\n}\n`;
      await gateway.mustExec(['nft', '-f', '/dev/stdin'], { input });
    },
    mend: async () => {
      await gateway.exec(['nft', 'delete', 'table', ...cutTable.split(' ')]);
    },
    bystandersAnswer: async () => {
      for (const ping of pings) await ping.nextReply(20_000);
    },
    bystandersFallSilent: (timeoutMs) => silence(pings, timeoutMs),
    reconnections: () => reconnectionsOf(openvpn),
    reconnect: async () => {
      await openvpn.stop();
      openvpn = await client();
    },
    stop: () => stops.all(),
  };
}

/** Settings first, whoever leaves before whoever comes. */
function place({ kind }: GatewayChange): number {
  return ['gateway.settings', 'peer.remove', 'client.remove', 'peer.set', 'client.set'].indexOf(kind);
}

async function silence(pings: readonly ContinuousPing[], timeoutMs: number): Promise<void> {
  for (const ping of pings) await ping.silence({ quietMs: 1_500, timeoutMs });
}

function reconnectionsOf(tunnel: Tunnel): number {
  return (tunnel.log().match(/Initialization Sequence Completed/g)?.length ?? 1) - 1;
}
