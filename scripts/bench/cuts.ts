// How long a revoked device goes on where ten thousand others have access and fifty are connected, against a gateway with
// next to nobody: from the admin's click to the last reply, over HTTP and a real agent.
import type { VpnProtocol } from '../../src/domain/access-profile';
import { percentile95 } from '../../test/lab/support/figure';
import { startPing } from '../../test/lab/support/ping';
import { connect } from '../../test/lab/support/tunnel';
import { onEachEngine, type Engine } from './engines';
import { labIsPossible } from './lab-possible';
import {
  insideAddress,
  newDevice,
  openSessions,
  readyToRevoke,
  startNetworkedTown,
  type NetworkedTown,
} from './networked-town';
import type { Case, Round, Suite } from './suite';

export const cuts: Suite = {
  names: ['cut-10k-peers'],
  run: async (round) => {
    if (!(await labIsPossible(['wireguard-go', 'wg-quick', 'openvpn', 'nft', 'ping']))) return [];
    const cases = (await onEachEngine((engine) => measure(engine, round))).flat();
    return [{ name: 'cut-10k-peers', limit: 1.5, bound: 'at-most', cases }];
  },
};

async function measure(engine: Engine, round: Round): Promise<readonly Case[]> {
  const few = await startNetworkedTown(engine, 1);
  try {
    const many = await startNetworkedTown(engine, round.otherPeers);
    try {
      const sessions = await openSessions(many, round.sessions);
      const cases: Case[] = [];
      for (const protocol of ['wireguard', 'openvpn'] as const)
        cases.push(await compareCuts(engine, { many, few, protocol, count: round.cuts }));
      for (const session of sessions) await session.stop();
      return cases;
    } finally {
      await many.close();
    }
  } finally {
    await few.close();
  }
}

type Both = {
  readonly many: NetworkedTown;
  readonly few: NetworkedTown;
  readonly protocol: VpnProtocol;
  readonly count: number;
};

/** In turn, so that whatever else the machine does hits both. */
async function compareCuts(engine: Engine, { many, few, protocol, count }: Both): Promise<Case> {
  const [a, b]: [number[], number[]] = [[], []];
  for (let index = 0; index < count; index += 1) {
    a.push(await cutOne(many, protocol));
    b.push(await cutOne(few, protocol));
  }
  const [aMs, bMs] = [percentile95(a), percentile95(b)];
  const ratios = a.map((ms, index) => ms / (b[index] ?? NaN));
  return {
    of: `${engine.name}, ${protocol}, p95 of ${count} cuts`,
    ratio: aMs / bMs,
    lowest: Math.min(...ratios),
    highest: Math.max(...ratios),
    aMs,
    bMs,
  };
}

async function cutOne(networked: NetworkedTown, protocol: VpnProtocol): Promise<number> {
  const [machine] = networked.network.clients;
  if (machine === undefined) throw new Error('there is no client');
  const { id, file } = await newDevice(networked, [protocol]);
  const revoke = await readyToRevoke(networked, { device: id });
  const tunnel = await connect(machine, file);
  const ping = await startPing(machine, insideAddress[protocol]);
  await ping.nextReply(15_000);
  const sentAt = await revoke();
  const lastReplyAt = await ping.silence({ quietMs: 700, timeoutMs: 20_000 });
  await ping.stop();
  await tunnel.stop();
  // A ping every ten milliseconds cannot tell less than that.
  return Math.max(lastReplyAt - sentAt, 10);
}
