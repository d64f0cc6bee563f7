// Who has not used an access for 90 days: what the agent finds, remembers and forgets, over months that the test turns.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GatewayChange } from '../../src/domain/gateway-change';
import { agentVersion } from '../../src/domain/agent-version';
import { makeKeys, openKeys } from '../../src/agent/identity/gateway-keys';
import { inTurn } from '../../src/agent/enforcing/in-turn';
import type { PortalCall } from '../../src/agent/portal/portal-client';
import { Reporter } from '../../src/agent/portal/report';
import { useFolders } from '../support/temporary-folder';
import { RememberedSystem, linesFrom, snapshotLines, startInside } from './agent-parts';
import type { Inside, TurnedClock } from './agent-parts';
import { clientSet, credentialNumber, peerRemove, peerSet, rehearsalSettings } from './fake-portal';

const newFolder = useFolders('use-watch');
const phone = credentialNumber(1);
const notebook = credentialNumber(2);
const at = (revision: number, epoch = 'e1') => ({ epoch, revision });

let folder: string;
let system: RememberedSystem;
let time: TurnedClock;
let inside: Inside;

beforeEach(async () => {
  folder = newFolder();
  system = new RememberedSystem();
  time = { monotonic: 1000, wall: Date.parse('2026-07-15T12:00:00.000Z') };
  inside = startInside(folder, system, time);
  await told(peerSet(1), clientSet(2));
});
afterEach(() => inside.journal.close());

async function told(...changes: readonly GatewayChange[]): Promise<void> {
  inside.keeper.heard(new Date(time.wall));
  await inside.keeper.followSnapshot(snapshotLines(5, rehearsalSettings(), ...changes), at(5));
}

/** Days go by, and on each the agent looks once. */
async function untilDay(day: string): Promise<void> {
  const end = Date.parse(`${day}T12:00:00.000Z`);
  while (time.wall < end) {
    time.wall += dayMs;
    time.monotonic += dayMs;
    await look();
  }
}
const dayMs = 86_400_000;

async function look(): Promise<void> {
  system.handshakes = new Date(time.wall).toISOString().slice(0, 7);
  await inside.keeper.reconcile(inTurn());
}

/** What is told next, and noted as told. */
function news(most = 1000) {
  const { report, told: noteTold } = inside.use.news(most);
  noteTold();
  return report;
}

async function restart(): Promise<void> {
  inside.use.save(inside.clock.now());
  await crash();
}

async function crash(): Promise<void> {
  inside.journal.close();
  time.monotonic = 5;
  inside = startInside(folder, system, time);
  await comeUp();
}

async function comeUp(): Promise<void> {
  inside.keeper.heard(new Date(time.wall));
  await inside.keeper.bringUp();
}

const file = (): string => join(folder, 'use.json');

it('a fresh agent says nothing for 90 days after its first month, and then who was never seen', async () => {
  expect(inside.use.news(1000)).toMatchObject({ isEmpty: true, report: { anew: false } });
  await look();
  expect(news()).toEqual({ anew: true, begun: [], ended: [] });
  system.connected = [notebook];
  await untilDay('2026-10-29');
  expect(inside.use.news(1000).isEmpty).toBe(true);
  await untilDay('2026-10-30');
  expect(news()).toEqual({ anew: false, begun: [phone], ended: [] });
  expect(inside.use.news(1000).isEmpty).toBe(true);
});

it('says when a credential is used again, and that alone', async () => {
  await untilDay('2026-10-30');
  expect(news().begun.toSorted()).toEqual([phone, notebook].toSorted());
  system.connected = [phone];
  await look();
  expect(news()).toEqual({ anew: false, begun: [], ended: [phone] });
});

it('survives a restart: who was unused is told anew, who was seen is not taken for unused', async () => {
  system.connected = [notebook];
  await untilDay('2026-10-28');
  system.connected = [];
  await restart();
  await untilDay('2026-10-30');
  expect(news()).toEqual({ anew: true, begun: [phone], ended: [] });
  await restart();
  // Nothing is said before the first look, so that the portal's list does not come and go.
  expect(inside.use.news(1000).isEmpty).toBe(true);
  await look();
  expect(news()).toEqual({ anew: true, begun: [phone], ended: [] });
});

it('a crash loses some minutes at most, whatever it was', async () => {
  await untilDay('2026-10-20');
  system.connected = [notebook];
  await untilDay('2026-10-21');
  await crash();
  system.connected = [];
  await untilDay('2026-10-30');
  expect(news().begun).toEqual([phone]);
});

it('what does not look for more than a week begins anew, for it may have missed a use', async () => {
  await untilDay('2026-10-20');
  time.wall += 9 * dayMs;
  time.monotonic += 9 * dayMs;
  await untilDay('2026-11-30');
  expect(news().begun).toEqual([]);
  await untilDay('2027-01-29');
  expect(news().begun).toEqual([]);
  await untilDay('2027-01-30');
  expect(news().begun.toSorted()).toEqual([phone, notebook].toSorted());
});

it('what cannot be seen is not called unused: no look at OpenVPN says nothing of its files', async () => {
  await look();
  system.deaf = true;
  await untilDay('2026-10-30');
  expect(news().begun).toEqual([phone]);
  system.deaf = false;
  await look();
  expect(news().begun).toEqual([]);
  // Nor does a look that fails take back what was found.
  system.blind = true;
  await look();
  expect(news()).toEqual({ anew: false, begun: [], ended: [] });
});

const suspended: GatewayChange = {
  kind: 'client.remove',
  credential: notebook,
  serial: '772',
  final: false,
  forgetAfter: '2027-12-31T00:00:00.000Z',
};

it('while a second server cannot be asked, who is seen counts as used, and nobody else as unused', async () => {
  await untilDay('2026-10-30');
  expect(news().begun.toSorted()).toEqual([phone, notebook].toSorted());
  system.secondServer = 'openvpn-tcp-not-running';
  await untilDay('2026-11-05');
  expect(news()).toEqual({ anew: false, begun: [], ended: [] });
  await untilDay('2026-11-08');
  // Somebody may work over the other one.
  expect(news()).toEqual({ anew: false, begun: [], ended: [notebook] });
  system.secondServer = null;
  await untilDay('2027-02-28');
  expect(news()).toEqual({ anew: false, begun: [], ended: [] });
  await untilDay('2027-03-01');
  expect(news()).toEqual({ anew: false, begun: [notebook], ended: [] });
});

it('forgets a credential that goes, and begins anew with one that comes back', async () => {
  await untilDay('2026-10-30');
  news();
  await inside.keeper.follow(linesFrom(6, peerRemove(1), suspended), at(7));
  await look();
  inside.use.save(Number.MAX_SAFE_INTEGER);
  expect(readFileSync(file(), 'utf8')).not.toContain(phone);
  expect(readFileSync(file(), 'utf8')).not.toContain(notebook);
  expect(news()).toEqual({ anew: false, begun: [], ended: [] });
  await inside.keeper.follow(linesFrom(8, clientSet(2)), at(8));
  await untilDay('2026-12-31');
  expect(news().begun).toEqual([]);
});

it('tells a restored portal everything anew, and much in pieces', async () => {
  await untilDay('2026-10-30');
  const first = news(1);
  const second = news(1);
  expect([first.anew, second.anew, news(1).begun]).toEqual([true, false, []]);
  expect([...first.begun, ...second.begun].toSorted()).toEqual([phone, notebook].toSorted());
  await inside.keeper.followSnapshot(
    snapshotLines(3, rehearsalSettings(), peerSet(1), clientSet(2)),
    at(3, 'e2'),
  );
  expect(news()).toMatchObject({ anew: true, begun: expect.arrayContaining([phone, notebook]) });
});

it.each([
  '',
  '{',
  '[]',
  '{"peers":{}}',
  '{"peers":{"lookedOn":"yesterday","months":{}},"clients":{"months":{}}}',
])('a file that cannot be read is begun anew: %j', async (content) => {
  await untilDay('2026-10-20');
  await restart();
  inside.journal.close();
  writeFileSync(file(), content);
  inside = startInside(folder, system, time);
  expect(inside.log.join()).toContain('begin anew');
  await comeUp();
  await untilDay('2026-11-30');
  expect(news()).toEqual({ anew: true, begun: [], ended: [] });
});

it('a disk that is full costs the agent nothing but its memory', async () => {
  await look();
  inside.journal.close();
  const other = newFolder();
  inside = startInside(other, system, time);
  await told(peerSet(1));
  mkdirSync(join(other, 'use.json.new'));
  await look();
  expect(inside.log.join()).toContain('not saved');
  expect(existsSync(join(other, 'use.json'))).toBe(false);
  expect(news()).toEqual({ anew: true, begun: [], ended: [] });
});

it('keeps a month of each credential and a day of the gateway, in an order that tells nothing', async () => {
  system.connected = [notebook, phone];
  await untilDay('2026-09-15');
  inside.use.save(Number.MAX_SAFE_INTEGER);
  expect(JSON.parse(readFileSync(file(), 'utf8'))).toEqual({
    peers: { lookedOn: '2026-09-15', months: { '2026-09': [phone] } },
    clients: { lookedOn: '2026-09-15', months: { '2026-09': [notebook] } },
  });
});

describe('what leaves the gateway', () => {
  /** The bodies of all reports over months in which both devices were last used on this day. */
  async function bodiesAfter(lastDay: string): Promise<readonly string[]> {
    const bodies: string[] = [];
    makeKeys(folder);
    const call = async ({ body = '' }: PortalCall) => {
      bodies.push(body);
      const trailer = {
        gateway: '',
        epoch: 'e1',
        from: 0,
        to: 0,
        time: new Date(time.wall),
        digest: '',
        nonce: '',
      };
      return { content: '', trailer };
    };
    const { journal, use, clock } = inside;
    const keys = openKeys(folder);
    const reporter = new Reporter({ journal, keys, call, use, isEmpty: () => null, now: () => clock.now() });
    const daily = async (day: string): Promise<void> => {
      while (time.wall < Date.parse(`${day}T12:00:00.000Z`)) {
        time.wall += dayMs;
        time.monotonic += dayMs;
        await look();
        await reporter.reportNews();
      }
    };
    system.connected = [phone, notebook];
    await daily(lastDay);
    system.connected = [];
    await daily('2026-11-29');
    system.connected = [phone];
    await daily('2026-12-02');
    return bodies;
  }

  it('is one fact of a credential: no month, no day, no time, no count, no address', async () => {
    const bodies = await bodiesAfter('2026-07-20');
    expect(bodies.map((body) => JSON.parse(body))).toEqual(
      [
        {
          firstConnected: expect.arrayContaining([phone, notebook]),
          unused: { anew: true, begun: [], ended: [] },
        },
        { unused: { anew: false, begun: [phone, notebook], ended: [] } },
        { unused: { anew: false, begun: [], ended: [phone] } },
      ].map((fields) => ({
        firstConnected: [],
        tombstones: [],
        openvpnCsr: null,
        agentVersion,
        ...fields,
      })),
    );
    expect(bodies.join()).not.toMatch(/20\d\d|\d{9,}|10\.9|handshake|month|day/);
  });

  it('is the same whichever day of a month somebody worked last', async () => {
    const early = await bodiesAfter('2026-07-16');
    inside.journal.close();
    folder = newFolder();
    system = new RememberedSystem();
    time = { monotonic: 1000, wall: Date.parse('2026-07-15T12:00:00.000Z') };
    inside = startInside(folder, system, time);
    await told(peerSet(1), clientSet(2));
    expect(await bodiesAfter('2026-07-31')).toEqual(early);
  });
});
