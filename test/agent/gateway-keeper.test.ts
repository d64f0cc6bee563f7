// Orders, ends, tombstones, failures and restarts, with a clock that the test turns.
import type { GatewayChange } from '../../src/domain/gateway-change';
import { readChangeLine } from '../../src/domain/gateway-change-line';
import { Refusal } from '../../src/domain/errors';
import { inTurn } from '../../src/agent/enforcing/in-turn';
import { useFolders } from '../support/temporary-folder';
import { RememberedSystem, linesFrom, snapshotLines, startInside } from './agent-parts';
import type { Inside, TurnedClock } from './agent-parts';
import {
  clientRemove,
  clientSet,
  credentialNumber,
  keyNumber,
  peerRemove,
  peerSet,
  rehearsalSettings,
} from './fake-portal';

const start = new Date('2026-11-23T08:00:00.000Z');
const dayMs = 86_400_000;
const later = (ms: number): string => new Date(start.getTime() + ms).toISOString();
const at = (revision: number, epoch = 'e1') => ({ epoch, revision });
const one = credentialNumber(1);
const two = credentialNumber(2);

const newFolder = useFolders('keeper');
let folder: string;
let system: RememberedSystem;
let time: TurnedClock;
let inside: Inside;

beforeEach(() => {
  folder = newFolder();
  system = new RememberedSystem();
  time = { monotonic: 1000, wall: start.getTime() };
  inside = startInside(folder, system, time);
});
afterEach(() => inside.journal.close());

function pass(ms: number): void {
  time.monotonic += ms;
  time.wall += ms;
}

/** As after a crash or a boot: what only the process knew is gone. */
function restart(newSystem = system): void {
  inside.journal.close();
  system = newSystem;
  time.monotonic = 5;
  inside = startInside(folder, system, time);
}

async function taken(...changes: readonly GatewayChange[]): Promise<void> {
  inside.keeper.heard(start);
  await inside.keeper.followSnapshot(snapshotLines(5, rehearsalSettings(), ...changes), at(5));
}

const failed = () => inside.journal.state.failed;
const peers = (): readonly string[] => [...system.peers.values()].sort();

describe('a snapshot', () => {
  it('brings everything up, the packet filter before any tunnel', async () => {
    await taken(peerSet(1), clientSet(2));
    expect(system.acts).toEqual(['firewall', 'wireguard', `+${one}`, 'openvpn']);
    expect(peers()).toEqual([one]);
    expect([...system.clients]).toEqual([[two, '772']]);
    expect(inside.journal.state.position).toEqual(at(5));
  });

  it('lets everybody in though the OpenVPN server over TCP does not run, says so, and tries again', async () => {
    system.secondServer = 'openvpn-tcp-not-running';
    await taken(peerSet(1), clientSet(2));
    expect(failed()).toEqual([{ revision: 5, id: 'gateway', reason: 'openvpn-tcp-not-running' }]);
    expect(peers()).toEqual([one]);
    expect([...system.clients]).toEqual([[two, '772']]);
    await inside.keeper.retry();
    expect(failed()).toHaveLength(1);
    system.secondServer = null;
    await inside.keeper.retry();
    expect(failed()).toEqual([]);
  });

  it('brings up no tunnel when the packet filter cannot be loaded, and says so', async () => {
    system.firewallBroken = true;
    await taken(peerSet(1));
    expect(system.acts).not.toContain('wireguard');
    expect(failed()).toContainEqual({ revision: 5, id: 'gateway', reason: 'firewall-not-loaded' });
    system.firewallBroken = false;
    await inside.keeper.retry();
    expect(failed()).toEqual([]);
    expect(system.acts).toContain('wireguard');
  });

  it('is not confirmed while the packet filter does not show what it was told, and is told it again', async () => {
    system.firewallUnproved = true;
    await taken(peerSet(1));
    expect(failed()).toEqual([{ revision: 5, id: 'gateway', reason: 'reach-not-in-force' }]);
    system.firewallUnproved = false;
    system.acts.length = 0;
    await inside.keeper.retry();
    expect(system.acts).toContain('firewall');
    expect(failed()).toEqual([]);
  });

  it('that the packet filter did not show is told it again by the next comparison too', async () => {
    system.firewallUnproved = true;
    await taken(peerSet(1));
    system.firewallUnproved = false;
    system.acts.length = 0;
    await inside.keeper.reconcile(inTurn());
    expect(system.acts).toContain('firewall');
    expect(inside.journal.state.drift).toEqual({});
  });

  it('touches only what is different', async () => {
    await taken(peerSet(1), peerSet(2));
    system.acts.length = 0;
    await inside.keeper.followSnapshot(linesFrom(9, rehearsalSettings(), peerSet(2), peerSet(3)), at(9));
    expect(system.acts).toEqual([`-${one}`, `+${credentialNumber(3)}`]);
  });

  it('cannot bring back what was revoked, not even from another epoch; the portal is told', async () => {
    await taken(peerSet(1), clientSet(2));
    await inside.keeper.follow(linesFrom(6, peerRemove(1), clientRemove(2)), at(7));
    await inside.keeper.followSnapshot(
      snapshotLines(3, rehearsalSettings(), peerSet(1), clientSet(2)),
      at(3, 'e2'),
    );
    expect(peers()).toEqual([]);
    expect(system.clients.size).toBe(0);
    expect(failed()).toEqual([
      { revision: 3, id: one, reason: 'revoked-here' },
      { revision: 3, id: two, reason: 'revoked-here' },
    ]);
    expect([...inside.journal.state.unreported].sort()).toEqual(['772', keyNumber(1)].sort());
  });

  it('of another epoch that does not know a revocation makes the agent report it', async () => {
    await taken(peerSet(1));
    await inside.keeper.follow(linesFrom(6, peerRemove(1)), at(6));
    await inside.keeper.followSnapshot(linesFrom(1, rehearsalSettings()), at(1, 'e2'));
    expect([...inside.journal.state.unreported]).toEqual([keyNumber(1)]);
    expect(failed()).toEqual([]);
  });

  it('of a restored portal does not let a suspended one in before the portal was told, and the portal again', async () => {
    await taken(peerSet(1), clientSet(2));
    await inside.keeper.follow(linesFrom(6, peerRemove(1, false), clientRemove(2, false)), at(7));
    const restored = () => snapshotLines(3, rehearsalSettings(), peerSet(1), clientSet(2));
    await inside.keeper.followSnapshot(restored(), at(3, 'e2'));
    expect(peers()).toEqual([]);
    expect(system.clients.size).toBe(0);
    expect(failed().map(({ reason }) => reason)).toEqual(['suspended-here', 'suspended-here']);
    const told = () =>
      [...inside.journal.state.findings.values()].map(({ what, credential }) => [what, credential]);
    expect(told()).toEqual([
      ['suspended', one],
      ['suspended', two],
    ]);
    expect(inside.journal.state.compared).toBe('e2');
    restart();
    expect(told()).toHaveLength(2);
    await inside.keeper.followSnapshot(restored(), at(3, 'e2'));
    expect(peers()).toEqual([]);
    inside.journal.append([{ findingsTold: [keyNumber(1), '772'] }, { compared: null }], 'lazy');
    await inside.keeper.follow(linesFrom(4, peerSet(1)), at(4, 'e2'));
    expect(peers()).toEqual([one]);
    expect([...inside.journal.state.held.keys()]).toEqual(['772']);
  });

  it('of a restored portal removes whom it does not know, remembers that, and takes it back when it does again', async () => {
    await taken(peerSet(1), clientSet(2), peerSet(3));
    await inside.keeper.followSnapshot(linesFrom(3, rehearsalSettings(), peerSet(3)), at(3, 'e2'));
    expect(peers()).toEqual([credentialNumber(3)]);
    const unknown = [
      { what: 'unknown', credential: one, protocol: 'peer', key: keyNumber(1), until: null },
      { what: 'unknown', credential: two, protocol: 'client', key: '772', until: null },
    ];
    expect([...inside.journal.state.findings.values()]).toEqual(unknown);
    inside.journal.append([{ findingsTold: [keyNumber(1), '772'] }, { compared: null }], 'lazy');
    restart();
    // The wrong backup: the next one knows one of them, and has to be told of the other.
    await inside.keeper.followSnapshot(
      snapshotLines(4, rehearsalSettings(), peerSet(1), peerSet(3)),
      at(4, 'e3'),
    );
    expect(peers()).toEqual([one, credentialNumber(3)].sort());
    expect([...inside.journal.state.findings.values()]).toEqual(unknown.slice(1));
    expect([...inside.journal.state.strangers.keys()]).toEqual(['772']);
    expect(failed()).toEqual([]);
  });

  it('of a restored portal never lengthens an end, and tells both kinds of difference', async () => {
    const [early, late] = [later(dayMs), later(9 * dayMs)];
    await taken({ ...peerSet(1), until: early }, { ...clientSet(2), until: late });
    const snapshot = snapshotLines(
      3,
      rehearsalSettings(),
      { ...peerSet(1), until: late },
      { ...clientSet(2), until: early },
    );
    await inside.keeper.followSnapshot(snapshot, at(3, 'e2'));
    const { state } = inside.journal;
    expect(state.peers.get(keyNumber(1))?.until).toBe(early);
    expect(state.clients.get(two)?.until).toBe(early);
    expect([...state.findings.values()].map(({ what, until }) => [what, until])).toEqual([
      ['end', early],
      ['end', late],
    ]);
  });

  it('that comes first compares nothing, and one of the same epoch neither', async () => {
    await taken(peerSet(1));
    await inside.keeper.followSnapshot(linesFrom(6, rehearsalSettings()), at(6));
    expect(peers()).toEqual([]);
    expect(inside.journal.state).toMatchObject({ compared: null });
    expect(inside.journal.state.findings.size).toBe(0);
    expect([...inside.journal.state.held.keys()]).toEqual([keyNumber(1)]);
  });

  it('of the same epoch that has compacted the revocation away needs no report', async () => {
    await taken(peerSet(1));
    await inside.keeper.follow(linesFrom(6, peerRemove(1)), at(6));
    await inside.keeper.followSnapshot(linesFrom(9, rehearsalSettings()), at(9));
    expect([...inside.journal.state.unreported]).toEqual([]);
  });
});

describe('changes', () => {
  beforeEach(() => taken(peerSet(1)));

  it('applied twice end in the same state', async () => {
    const lines = linesFrom(6, peerSet(2), peerRemove(1, false), clientSet(3));
    await inside.keeper.follow(lines, at(8));
    const before = [peers(), [...system.clients], failed()];
    await inside.keeper.follow(lines, at(8));
    expect([peers(), [...system.clients], failed()]).toEqual(before);
  });

  it('that suspend can be taken back, ones that revoke cannot', async () => {
    await inside.keeper.follow(linesFrom(6, peerRemove(1, false), peerSet(1)), at(7));
    expect(peers()).toEqual([one]);
    await inside.keeper.follow(linesFrom(8, peerRemove(1), peerSet(1)), at(9));
    expect(peers()).toEqual([]);
    expect(failed()).toEqual([{ revision: 9, id: one, reason: 'revoked-here' }]);
  });

  it('that fail do not hold up later ones, stay failed, and are tried again', async () => {
    system.refusing.set(two, 'wireguard-refused');
    await inside.keeper.follow(linesFrom(6, peerSet(2), peerSet(3)), at(7));
    expect(peers()).toEqual([one, credentialNumber(3)].sort());
    const failure = { revision: 6, id: two, reason: 'wireguard-refused' };
    expect(failed()).toEqual([failure]);
    await inside.keeper.follow(linesFrom(8, peerSet(4)), at(8));
    expect(failed()).toEqual([failure]);
    await inside.keeper.retry();
    expect(failed()).toEqual([failure]);
    system.refusing.clear();
    await inside.keeper.retry();
    expect(failed()).toEqual([]);
    expect(peers()).toContain(two);
  });

  it('whose driver breaks down are failed, not lost', async () => {
    const { apply } = system.drivers.wireguard;
    system.drivers.wireguard.apply = () => Promise.reject(new Error('no such program'));
    await inside.keeper.follow(linesFrom(6, peerSet(2)), at(6));
    expect(failed()).toEqual([{ revision: 6, id: two, reason: 'not-carried-out' }]);
    system.drivers.wireguard.apply = apply;
    await inside.keeper.retry();
    expect(peers()).toEqual([one, two].sort());
  });

  it('that fail to take back are no success until the retry has worked', async () => {
    system.refusing.set(one, 'session-still-there');
    await inside.keeper.follow(linesFrom(6, peerRemove(1)), at(6));
    expect(failed()).toEqual([{ revision: 6, id: one, reason: 'session-still-there' }]);
    system.refusing.clear();
    await inside.keeper.retry();
    expect(failed()).toEqual([]);
    expect(peers()).toEqual([]);
  });

  it('that cannot be read are failed until a later word on the same subject', async () => {
    const bad = readChangeLine(
      JSON.stringify({ revision: 6, kind: 'peer.set', credential: two, publicKey: 'x' }),
    );
    await inside.keeper.follow([bad, ...linesFrom(7, peerSet(3))], at(7));
    expect(failed()).toEqual([{ revision: 6, id: two, reason: 'change-malformed' }]);
    expect(peers()).toContain(credentialNumber(3));
    await inside.keeper.retry();
    expect(failed()).toHaveLength(1);
    await inside.keeper.follow(linesFrom(8, peerSet(2)), at(8));
    expect(failed()).toEqual([]);
  });
});

describe('an end', () => {
  it('is carried out without the portal, at that moment and not before', async () => {
    await taken(peerSet(1, later(10_000)), clientSet(2, later(20_000)), peerSet(3));
    pass(9_999);
    await inside.keeper.expire();
    expect(peers()).toContain(one);
    pass(1);
    await inside.keeper.expire();
    expect(peers()).toEqual([credentialNumber(3)]);
    expect(system.clients.has(two)).toBe(true);
    pass(10_000);
    await inside.keeper.expire();
    expect(system.clients.has(two)).toBe(false);
  });

  it('is not undone by any clock: set back, restarted, or told an earlier time by the portal', async () => {
    await taken(peerSet(1, later(10_000)));
    pass(10_000);
    await inside.keeper.expire();
    time.wall -= 30 * dayMs;
    restart();
    await inside.keeper.bringUp();
    expect(peers()).toEqual([]);
    inside.keeper.heard(start);
    await inside.keeper.follow(linesFrom(6, peerSet(1, later(10_000))), at(6));
    await inside.keeper.reconcile(inTurn());
    expect(peers()).toEqual([]);
  });

  it('can be put off by the portal', async () => {
    await taken(peerSet(1, later(10_000)));
    pass(10_000);
    await inside.keeper.expire();
    await inside.keeper.follow(linesFrom(6, peerSet(1, later(dayMs))), at(6));
    expect(peers()).toEqual([one]);
    pass(dayMs);
    await inside.keeper.expire();
    expect(peers()).toEqual([]);
  });

  it('that came while the agent was off is kept at the next start', async () => {
    await taken(peerSet(1, later(10_000)), peerSet(2));
    time.wall += dayMs;
    restart(new RememberedSystem());
    await inside.keeper.bringUp();
    expect(peers()).toEqual([two]);
  });

  it('that only a wrong clock of the host brought is undone when the portal says the time', async () => {
    await taken(peerSet(1, later(2 * dayMs)));
    time.wall += 3 * dayMs;
    restart(new RememberedSystem());
    await inside.keeper.bringUp();
    expect(peers()).toEqual([]);
    inside.keeper.heard(new Date(later(dayMs)));
    await inside.keeper.follow([], at(5));
    expect(peers()).toEqual([one]);
  });

  it('that came while the agent was off is not undone by setting the clock back, nor by another start', async () => {
    await taken(peerSet(1, later(10_000)), peerSet(2));
    time.wall += dayMs;
    restart(new RememberedSystem());
    await inside.keeper.bringUp();
    time.wall -= dayMs;
    await inside.keeper.reconcile(inTurn());
    expect(peers()).toEqual([two]);
    time.wall += dayMs;
    await inside.keeper.reconcile(inTurn());
    restart(new RememberedSystem());
    await inside.keeper.bringUp();
    expect(peers()).toEqual([two]);
  });

  it('that could not be carried out is tried again', async () => {
    await taken(peerSet(1, later(10_000)));
    pass(10_000);
    system.refusing.set(one, 'wireguard-refused');
    await inside.keeper.expire();
    expect(peers()).toEqual([one]);
    expect(inside.log.join()).toContain('wireguard-refused');
    system.refusing.clear();
    await inside.keeper.expire();
    expect(peers()).toEqual([]);
  });
});

describe('a start without the portal', () => {
  it('applies the whole state to an empty system', async () => {
    await taken(peerSet(1), clientSet(2));
    restart(new RememberedSystem());
    expect(inside.keeper.isFresh()).toBe(true);
    await inside.keeper.bringUp();
    expect(peers()).toEqual([one]);
    expect(system.clients.size).toBe(1);
  });

  it('is too late after the longest absence', async () => {
    await taken(peerSet(1));
    time.wall += 7 * dayMs + 1000;
    restart(new RememberedSystem());
    expect(inside.keeper.isFresh()).toBe(false);
  });

  it('that is too late to start anything still ends what a former run left behind, when its time has come', async () => {
    await taken(peerSet(1, later(8 * dayMs)), peerSet(2), clientSet(3, later(dayMs)));
    time.wall += 7 * dayMs + 1000;
    restart();
    expect(inside.keeper.isFresh()).toBe(false);
    await inside.keeper.endWhatHasEnded();
    expect([peers(), system.clients.size]).toEqual([[one, two].sort(), 0]);
    time.wall += dayMs;
    await inside.keeper.endWhatHasEnded();
    expect(peers()).toEqual([two]);
    expect(system.acts.filter((act) => act === 'wireguard')).toHaveLength(1);
  });

  it('knows nothing to apply before the first word', () => {
    expect(inside.keeper.isFresh()).toBe(false);
  });

  it('has already forgotten whom it was about to take back when it was killed', async () => {
    await taken(peerSet(1));
    system.drivers.wireguard.apply = () => new Promise(() => undefined);
    void inside.keeper.follow(linesFrom(6, peerRemove(1)), at(6));
    restart(new RememberedSystem());
    await inside.keeper.bringUp();
    expect(peers()).toEqual([]);
    expect(inside.journal.state.position).toEqual(at(5));
  });

  it('gives nobody back who is suspended, and knows revoked serials', async () => {
    await taken(peerSet(1), clientSet(2));
    await inside.keeper.follow(linesFrom(6, peerRemove(1, false), clientRemove(2)), at(7));
    restart(new RememberedSystem());
    await inside.keeper.bringUp();
    expect(peers()).toEqual([]);
    expect(system.clients.size).toBe(0);
    expect(system.revoked).toEqual(['772']);
  });
});

describe('a revocation by hand', () => {
  it('takes everything of the credential away for good and is to be reported', async () => {
    await taken(peerSet(1));
    await expect(inside.keeper.revokeHere(one)).resolves.toBeNull();
    expect(peers()).toEqual([]);
    expect([...inside.journal.state.unreported]).toEqual([keyNumber(1)]);
  });

  it('says when it has not worked', async () => {
    await taken(peerSet(1));
    system.refusing.set(one, 'session-still-there');
    await expect(inside.keeper.revokeHere(one)).resolves.toBe('session-still-there');
  });

  it('starts nothing on a system that is down', async () => {
    await taken(peerSet(1), peerSet(2));
    restart(new RememberedSystem());
    await inside.keeper.revokeHere(one);
    expect(system.acts).toEqual([`-${one}`]);
  });

  it('is refused: a credential that is not here', async () => {
    await expect(inside.keeper.revokeHere(one)).rejects.toThrow(
      new Refusal('not-found', 'credential-unknown-here'),
    );
  });
});

describe('the comparison', () => {
  it('repairs what somebody else changed', async () => {
    await taken(peerSet(1));
    system.peers.clear();
    system.peers.set('stranger', 'stranger');
    await inside.keeper.reconcile(inTurn());
    expect(peers()).toEqual([one]);
  });

  it('counts what it found and repaired by kind, remembers it over a restart, and finds it once', async () => {
    await taken(peerSet(1), peerSet(2), clientSet(3), clientSet(4), clientRemove(5));
    system.peers.delete(keyNumber(1));
    system.peers.set(keyNumber(2), 'other addresses');
    system.peers.set('stranger', 'stranger');
    system.clients.set('stranger', '1');
    system.clients.set(credentialNumber(3), 'edited');
    system.revoked = ['999'];
    system.firewallChanged = true;
    system.isOurs = false;
    await inside.keeper.reconcile(inTurn());
    const found = {
      'peer-added': 1,
      'peer-removed': 1,
      'peer-changed': 1,
      'entry-added': 1,
      'entry-changed': 1,
      'serial-added': 1,
      'serial-removed': 1,
      'interface-changed': 1,
      'firewall-changed': 1,
    };
    expect(inside.journal.state.drift).toEqual(found);
    expect(peers()).toEqual([one, two].sort());
    expect([...system.clients.keys()].sort()).toEqual([credentialNumber(3), credentialNumber(4)].sort());
    expect(system.revoked).toEqual(['775']);
    await inside.keeper.reconcile(inTurn());
    restart();
    expect(inside.journal.state.drift).toEqual(found);
  });

  it('takes for nobody’s drift what is ordered while it looks', async () => {
    await taken(peerSet(1), peerSet(2));
    const turn = inTurn();
    system.peers.delete(keyNumber(2));
    system.whileLooking = () =>
      turn(() => inside.keeper.follow(linesFrom(6, peerRemove(1), peerSet(3), peerRemove(2)), at(8)));
    await inside.keeper.reconcile(turn);
    expect(inside.journal.state.drift).toEqual({});
    expect(peers()).toEqual([credentialNumber(3)]);
  });

  it('leaves alone what is known to fail, and what has ended to the moment that carries it out', async () => {
    system.refusing.set(one, 'wireguard-refused');
    await taken(peerSet(1), peerSet(2, later(60_000)));
    expect(failed()).toEqual([{ revision: 5, id: one, reason: 'wireguard-refused' }]);
    pass(120_000);
    await inside.keeper.reconcile(inTurn());
    expect(inside.journal.state.drift).toEqual({});
    expect(peers()).toEqual([two]);
    await inside.keeper.expire();
    expect(peers()).toEqual([]);
  });

  it('goes on with the rest where one part cannot be looked at, and says so', async () => {
    await taken(peerSet(1), clientSet(3));
    system.clients.clear();
    system.whileLooking = () => Promise.reject(new Error('WireGuard does not answer'));
    await inside.keeper.reconcile(inTurn());
    expect([...system.clients.keys()]).toEqual([credentialNumber(3)]);
    expect(inside.journal.state.drift).toEqual({ 'entry-removed': 1 });
    expect(inside.log).toContain('repair: WireGuard does not answer');
  });

  it('makes an interface that somebody took away, and puts everybody on it again', async () => {
    await taken(peerSet(1));
    system.hasInterface = false;
    system.peers.clear();
    await inside.keeper.reconcile(inTurn());
    expect(peers()).toEqual([one]);
    expect(inside.journal.state.drift).toEqual({ 'interface-changed': 1 });
  });

  it('notes who has connected once, once', async () => {
    await taken(peerSet(1), clientSet(2));
    system.connected = [one, two];
    await inside.keeper.reconcile(inTurn());
    expect([...inside.journal.state.unreported].sort()).toEqual([one, two].sort());
    inside.journal.append([{ reported: [one, two] }], 'lazy');
    await inside.keeper.reconcile(inTurn());
    restart();
    expect([...inside.journal.state.unreported]).toEqual([]);
    expect(inside.journal.state.connected.size).toBe(2);
  });

  it('forgets a revoked serial when its certificate has ended anyway, a key never', async () => {
    await taken(peerSet(1), clientSet(2));
    const soon = { ...clientRemove(2), forgetAfter: later(dayMs) };
    await inside.keeper.follow(linesFrom(6, soon, peerRemove(1)), at(7));
    pass(2 * dayMs);
    await inside.keeper.reconcile(inTurn());
    expect([...inside.journal.state.tombstones.keys()]).toEqual([keyNumber(1)]);
    expect(system.revoked).toEqual([]);
  });
});
