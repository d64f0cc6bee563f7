// Random sequences of acts on two accesses, held against a model: what was revoked never comes back, no place is taken
// twice, and a gateway that followed every change knows exactly what a snapshot would tell it.
import fc from 'fast-check';
import type { Actor } from '../../src/domain/actor';
import type { Credential } from '../../src/domain/credential';
import type { GatewayChange } from '../../src/domain/gateway-change';
import type { Position } from '../../src/domain/gateway-protocol';
import type { Grant } from '../../src/domain/grant';
import { addDevice } from '../../src/usecases/add-device';
import { issueCredential } from '../../src/usecases/issue-credential';
import { expireGrants } from '../../src/usecases/jobs/expire-grants';
import { reportDeviceLost } from '../../src/usecases/report-device-lost';
import { resumeDevice } from '../../src/usecases/resume-device';
import { resumeGrant } from '../../src/usecases/resume-grant';
import { revokeDevice } from '../../src/usecases/revoke-device';
import { revokeGrant } from '../../src/usecases/revoke-grant';
import { suspendDevice } from '../../src/usecases/suspend-device';
import { suspendGrant } from '../../src/usecases/suspend-grant';
import { useDatabases } from '../support/databases';
import { heldDevices, rules, type ActName, type ModelGrant } from './support/access-model';
import { agentOf, type TestAgent } from './support/asking';
import { granted, notebook } from './support/holdings';
import { reasonOf } from './support/observed';
import { enrolledGateway, openStage, startTime, type Stage } from './support/stage';

const databases = useDatabases('sqlite');
let stage: Stage;
let agents: readonly TestAgent[];
beforeAll(async () => {
  stage = await openStage(databases, [
    { protocol: 'openvpn', family: 4, cidr: '10.92.0.0/16' },
    { protocol: 'wireguard', family: 4, cidr: '10.90.0.0/16' },
  ]);
  const gateways = [
    await enrolledGateway(stage, stage.town, 'gw1'),
    await enrolledGateway(stage, stage.town, 'gw2'),
  ];
  agents = gateways.map((gateway) => agentOf(stage, stage.town, gateway));
}, 60_000);

type Access = {
  readonly holder: Actor;
  readonly admin: Actor;
  readonly grant: Grant;
  readonly model: ModelGrant;
};

/** What a gateway has been told of each file, last. */
class View {
  private readonly told = new Map<string, string>();
  readonly agent: TestAgent;
  position: Position;

  constructor(agent: TestAgent, position: Position) {
    this.agent = agent;
    this.position = position;
  }

  tell(change: GatewayChange): void {
    if (change.kind === 'gateway.settings') return;
    if (this.told.get(change.credential) === 'gone for good')
      expect('final' in change && change.final).toBe(true);
    const gone = 'final' in change && change.final ? 'gone for good' : 'gone';
    this.told.set(change.credential, change.kind.endsWith('.set') ? JSON.stringify(change) : gone);
  }

  async follow(): Promise<void> {
    const { position, changes } = await this.agent.changes(this.position);
    changes.forEach(({ change }) => this.tell(change));
    this.position = position;
  }

  /** What a snapshot would hold of these files. */
  standing(ids: ReadonlySet<string>): readonly (readonly [string, string])[] {
    return [...this.told]
      .filter(([id, said]) => ids.has(id) && said !== 'gone')
      .toSorted(([a], [b]) => (a < b ? -1 : 1));
  }
}

const reason = 'Ausgeschieden';

type Step = { readonly act: ActName | 'follow' | 'confirm'; readonly which: number; readonly where: number };
/** The more often named, the more likely. */
const names: readonly Step['act'][] = [
  ...(['addDevice', 'addDevice', 'makeFile', 'makeFile', 'makeFile', 'makeFile', 'makeFile'] as const),
  ...([
    'suspendDevice',
    'suspendDevice',
    'resumeDevice',
    'resumeDevice',
    'reportLost',
    'revokeDevice',
  ] as const),
  ...(['suspendGrant', 'suspendGrant', 'resumeGrant', 'resumeGrant', 'resumeGrant'] as const),
  ...(['revokedAtGateway', 'follow', 'follow', 'follow', 'confirm', 'confirm'] as const),
];
const seldom: readonly Step['act'][] = ['revokeGrant', 'end'];
const acts = fc.oneof(
  { weight: 30, arbitrary: fc.constantFrom(...names) },
  { weight: 1, arbitrary: fc.constantFrom(...seldom) },
);
const steps = fc.array(fc.record({ act: acts, which: fc.constantFrom(0, 0, 0, 1), where: fc.nat(3) }), {
  minLength: 20,
  maxLength: 45,
});

async function newAccess(): Promise<Access> {
  return { ...(await granted(stage, stage.town)), model: { state: 'active', devices: [] } };
}

/** The real act; its refusal, if any. */
async function perform(name: ActName, { holder, admin, grant }: Access, where: number): Promise<string> {
  const { ports, town } = stage;
  if (name === 'addDevice') {
    const device = { ...notebook, name: ports.ids.random() };
    return reasonOf(addDevice(ports, holder, { grantId: grant.id, ...device }));
  }
  if (name === 'suspendGrant') return reasonOf(suspendGrant(ports, admin, { id: grant.id, reason }));
  if (name === 'resumeGrant') return reasonOf(resumeGrant(ports, admin, grant.id));
  if (name === 'revokeGrant') return reasonOf(revokeGrant(ports, admin, { id: grant.id, reason }));
  const device = (await town.store.devices.ofGrant(grant.id))[where];
  if (device === undefined) throw new Error('the model has a device that is not there');
  if (name === 'suspendDevice') return reasonOf(suspendDevice(ports, admin, { id: device.id, reason }));
  if (name === 'resumeDevice') return reasonOf(resumeDevice(ports, admin, device.id));
  if (name === 'revokeDevice') return reasonOf(revokeDevice(ports, admin, { id: device.id, reason }));
  if (name === 'reportLost') return reasonOf(reportDeviceLost(ports, holder, device.id));
  const live = (await town.store.credentials.ofDevice(device.id)).find(isHeld);
  if (name === 'revokedAtGateway') return reasonOf(reportTombstone(live));
  const protocol = where % 2 === 0 ? 'openvpn' : 'wireguard';
  return reasonOf(
    issueCredential(ports, holder, { deviceId: device.id, protocol, replaces: live?.id ?? null }),
  );
}

const isHeld = ({ state }: Credential): boolean => state === 'active' || state === 'suspended';

async function reportTombstone(credential: Credential | undefined): Promise<void> {
  if (credential === undefined) return;
  const { id, serial, publicKey } = credential;
  const tombstone =
    serial === null
      ? ({ credential: id, kind: 'peer', key: publicKey ?? '' } as const)
      : ({ credential: id, kind: 'client', key: serial } as const);
  await agents[0]?.report({ tombstones: [tombstone] });
}

const ofDevice: readonly ActName[] = [
  'makeFile',
  'suspendDevice',
  'resumeDevice',
  'revokeDevice',
  'reportLost',
  'revokedAtGateway',
];

/** All accesses have the same last day: when it is over, it is over for both. */
async function end(accesses: readonly Access[]): Promise<void> {
  stage.clock.now = accesses[0]?.grant.endsAt ?? startTime;
  for (const { model } of accesses) rules.end(model);
  await expireGrants(stage.ports, stage.town.id);
}

async function step(
  { act, which, where }: Step,
  accesses: readonly Access[],
  views: readonly View[],
): Promise<void> {
  const access = accesses[which];
  const view = views[which];
  if (access === undefined || view === undefined) throw new Error('there are two of each');
  if (act === 'follow') return view.follow();
  if (act === 'confirm') {
    await view.agent.ack(view.position);
    return;
  }
  if (act === 'end') return end(accesses);
  const { model } = access;
  const at = model.devices.length === 0 ? 0 : where % model.devices.length;
  const device = model.devices[at];
  if (ofDevice.includes(act) && device === undefined) return;
  const expected = rules[act](model, device ?? { state: 'active', lost: false, credentials: [] });
  expect([act, (await perform(act, access, at)) === 'not refused']).toEqual([act, expected]);
}

async function expectModel({ grant, model }: Access): Promise<void> {
  const { store } = stage.town;
  expect((await store.grants.find(grant.id))?.state).toBe(model.state);
  const devices = await store.devices.ofGrant(grant.id);
  expect(devices.map(({ state, lost }) => ({ state, lost }))).toEqual(
    model.devices.map(({ state, lost }) => ({ state, lost })),
  );
  for (const [index, device] of devices.entries()) {
    const states = (await store.credentials.ofDevice(device.id)).map(({ state }) => state);
    const wanted = model.devices[index]?.credentials.map(({ state }) => state) ?? [];
    expect(states.toSorted()).toEqual(wanted.toSorted());
  }
  const row: { readonly device_places_taken: number } = await stage
    .knex('grants')
    .where('id', grant.id)
    .first('device_places_taken');
  if (model.state === 'active' || model.state === 'suspended') {
    expect(row.device_places_taken).toBe(heldDevices(model));
  }
}

async function expectViews(accesses: readonly Access[], views: readonly View[]): Promise<void> {
  const held = await Promise.all(accesses.map(({ grant }) => stage.town.store.credentials.ofGrant(grant.id)));
  const ids = new Set<string>(held.flat().map(({ id }) => id));
  for (const view of views) {
    await view.follow();
    const told = await view.agent.snapshot();
    const fresh = new View(view.agent, told.position);
    told.changes.forEach(({ change }) => fresh.tell(change));
    expect(view.standing(ids)).toEqual(fresh.standing(ids));
    const stands = new Map(
      view.standing(ids).map(([id, said]) => [id, said === 'gone for good' ? said : 'let in']),
    );
    for (const { id, state } of held.flat()) {
      expect(stands.get(id)).toBe(
        state === 'active' ? 'let in' : state === 'revoked' ? 'gone for good' : undefined,
      );
    }
    await view.agent.ack(view.position);
  }
  const proofs = await stage.town.store.credentials.enforcementsOf(held.flat().map(({ id }) => id));
  expect(proofs.filter(({ effectiveAt }) => effectiveAt === null)).toEqual([]);
}

it('agree with the model, and gateways with the portal', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (sequence) => {
      stage.clock.now = startTime;
      const accesses = [await newAccess(), await newAccess()];
      const views = await Promise.all(agents.map(async (agent) => new View(agent, await agent.catchUp())));
      for (const each of sequence) {
        await step(each, accesses, views);
        for (const access of accesses) await expectModel(access);
      }
      await expectViews(accesses, views);
    }),
    { numRuns: 20, interruptAfterTimeLimit: 50_000 },
  );
}, 60_000);
