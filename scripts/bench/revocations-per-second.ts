// One act that takes back very much: an access with all its devices, each with a WireGuard peer and a certificate, some of them
// connected; from the click to the acknowledgement that proves the last of them.
import { timed } from './comparison';
import { onEachEngine, type Engine } from './engines';
import { labIsPossible } from './lab-possible';
import { newDevice, openSessions, readyToRevoke, startNetworkedTown, untilEffective } from './networked-town';
import type { CredentialId } from '../../src/domain/ids';
import type { Case, Round, Suite } from './suite';

export const revocationsPerSecond: Suite = {
  names: ['revocations-per-second'],
  run: async (round) => {
    if (!(await labIsPossible(['wireguard-go', 'wg', 'openvpn', 'nft']))) return [];
    const cases = await onEachEngine((engine) => measure(engine, round));
    return [{ name: 'revocations-per-second', limit: 200, bound: 'at-least', unit: '/s', cases }];
  },
};

/** Once an engine: everything has to be made anew for a second time. */
async function measure(engine: Engine, round: Round): Promise<Case> {
  const networked = await startNetworkedTown(engine, 1);
  try {
    const sessions = await openSessions(networked, round.sessions);
    const credentials: CredentialId[] = [];
    while (credentials.length < round.revoked)
      credentials.push(...(await newDevice(networked, ['wireguard', 'openvpn'], false)).credentials);
    await untilEffective(networked, credentials);
    // Setting up takes longer than a sign-in counts as fresh, which taking an access back needs.
    const admin = await networked.bench.signedIn(networked.town.admin);
    const revoke = await readyToRevoke({ admin }, { grant: networked.holder.grantId });
    const ms = await timed(async () => {
      await revoke();
      await untilEffective(networked, credentials);
    });
    for (const session of sessions) await session.stop();
    const perSecond = ((credentials.length + sessions.length) * 1000) / ms;
    const of = `${engine.name}, ${credentials.length} credentials and ${sessions.length} connected`;
    return { of, ratio: perSecond, lowest: perSecond, highest: perSecond, aMs: ms, bMs: 0 };
  } finally {
    await networked.close();
  }
}
