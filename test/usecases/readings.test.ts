// Every act that only reads: it shows its own municipality to those who may see it, and nobody anything of another one.
import type { Actor } from '../../src/domain/actor';
import { accessRequestId, deviceId, gatewayId, grantId, personId } from '../../src/domain/ids';
import { roles, type Role } from '../../src/domain/roles';
import { listAuditEvents } from '../../src/usecases/list-audit-events';
import { listDevices } from '../../src/usecases/list-devices';
import { listEndingGrants } from '../../src/usecases/list-ending-grants';
import { listGateways } from '../../src/usecases/list-gateways';
import { listLostDevices } from '../../src/usecases/list-lost-devices';
import { listOwnRequests } from '../../src/usecases/list-own-requests';
import { exportRequestArchive } from '../../src/usecases/export-request-archive';
import { listQueue } from '../../src/usecases/list-queue';
import { listRequestArchive } from '../../src/usecases/list-request-archive';
import type { Ports } from '../../src/usecases/ports';
import { showApplication } from '../../src/usecases/show-application';
import { reportDeviceLost } from '../../src/usecases/report-device-lost';
import { searchPeople } from '../../src/usecases/search-people';
import { showCase } from '../../src/usecases/show-case';
import { showDevice } from '../../src/usecases/show-device';
import { showGateway } from '../../src/usecases/show-gateway';
import { showGrant } from '../../src/usecases/show-grant';
import { showOwnAccess } from '../../src/usecases/show-own-access';
import { showOwnDevice } from '../../src/usecases/show-own-device';
import { showOwnRequest } from '../../src/usecases/show-own-request';
import { showPerson } from '../../src/usecases/show-person';
import { showPlaceForDevice } from '../../src/usecases/show-place-for-device';
import { showQueueItem } from '../../src/usecases/show-queue-item';
import { showSettings } from '../../src/usecases/show-settings';
import { showSignInSettings } from '../../src/usecases/show-sign-in-settings';
import { showStanding } from '../../src/usecases/show-standing';
import { showToday } from '../../src/usecases/show-today';
import { useDatabases } from '../support/databases';
import { connected } from './support/holdings';
import { reasonOf, refusalOf } from './support/observed';
import { enrolledGateway, openStage, person, type Stage } from './support/stage';

type Reading = {
  readonly may: readonly Role[];
  readonly read: (ports: Ports, by: Actor, id: string) => Promise<unknown>;
  /** Whose id is asked for; null for a list. */
  readonly about: 'request' | 'grant' | 'device' | 'person' | 'gateway' | null;
  readonly missing?: string;
};

const staff: readonly Role[] = ['it-admin', 'help-desk'];
const looking = { query: '', after: null };
const view = { action: null, person: null, objectId: null, from: null, until: null };

const wholeQueue = {
  profile: '',
  kind: null,
  outcome: null,
  protection: null,
  turn: null,
  after: null,
} as const;
const archiveView = { words: '', caseNumber: '', state: null, profile: null, from: null, until: null };

const readings: Readonly<Record<string, Reading>> = {
  'the audit log': {
    may: ['it-admin', 'auditor', 'dpo', 'security-officer'],
    read: (ports, by) => listAuditEvents(ports, by, { view, afterSeq: null }),
    about: null,
  },
  devices: { may: staff, read: (ports, by) => listDevices(ports, by, looking), about: null },
  people: { may: staff, read: (ports, by) => searchPeople(ports, by, looking), about: null },
  'accesses that end': { may: staff, read: (ports, by) => listEndingGrants(ports, by, null), about: null },
  'lost devices': { may: staff, read: (ports, by) => listLostDevices(ports, by, null), about: null },
  gateways: { may: ['it-admin'], read: (ports, by) => listGateways(ports, by), about: null },
  'the queue': {
    may: ['it-admin'],
    read: (ports, by) => listQueue(ports, by, wholeQueue),
    about: null,
  },
  'all requests': {
    may: ['it-admin', 'dpo', 'auditor'],
    read: (ports, by) => listRequestArchive(ports, by, { view: archiveView, after: null }),
    about: null,
  },
  'the list of requests, taken along': {
    may: ['it-admin', 'dpo', 'auditor'],
    read: async (ports, by) => allOf(await exportRequestArchive(ports, by, archiveView)),
    about: null,
  },
  'a case': {
    may: ['it-admin', 'dpo', 'auditor'],
    read: (ports, by, id) => showCase(ports, by, accessRequestId(id)),
    about: 'request',
    missing: 'no-such-access-request',
  },
  'the day': { may: ['it-admin'], read: (ports, by) => showToday(ports, by), about: null },
  'the settings': {
    may: ['it-admin', 'tenant-admin', 'security-officer'],
    read: (ports, by) => showSettings(ports, by),
    about: null,
  },
  'the sign-in': {
    may: ['it-admin', 'tenant-admin'],
    read: (ports, by) => showSignInSettings(ports, by),
    about: null,
  },
  'a device': {
    may: staff,
    read: (ports, by, id) => showDevice(ports, by, deviceId(id)),
    about: 'device',
    missing: 'no-such-device',
  },
  'an access': {
    may: staff,
    read: (ports, by, id) => showGrant(ports, by, grantId(id)),
    about: 'grant',
    missing: 'no-such-grant',
  },
  'a person': {
    may: staff,
    read: (ports, by, id) => showPerson(ports, by, { id: personId(id), afterSeq: null }),
    about: 'person',
    missing: 'no-such-person',
  },
  'an application': {
    may: ['it-admin'],
    read: (ports, by, id) => showQueueItem(ports, by, accessRequestId(id)),
    about: 'request',
    missing: 'no-such-access-request',
  },
  'a gateway': {
    may: ['it-admin'],
    read: (ports, by, id) => showGateway(ports, by, gatewayId(id)),
    about: 'gateway',
    missing: 'no-such-gateway',
  },
};

/** What people see of themselves; nobody else does, whatever their role. */
const ownReadings: Readonly<Record<string, Required<Pick<Reading, 'read' | 'about' | 'missing'>>>> = {
  'one’s device': {
    read: (ports, by, id) => showOwnDevice(ports, by, deviceId(id)),
    about: 'device',
    missing: 'no-such-device',
  },
  'one’s application': {
    read: (ports, by, id) => showOwnRequest(ports, by, accessRequestId(id)),
    about: 'request',
    missing: 'no-such-access-request',
  },
  'one’s place for a device': {
    read: (ports, by, id) => showPlaceForDevice(ports, by, grantId(id)),
    about: 'grant',
    missing: 'no-such-grant',
  },
};

async function allOf<Item>(items: AsyncIterable<Item>): Promise<readonly Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}

const databases = useDatabases('sqlite');
let stage: Stage;
let holder: Actor;
let ids: Readonly<Record<Exclude<Reading['about'], null>, string>>;
beforeAll(async () => {
  stage = await openStage(databases);
  const gateway = await enrolledGateway(stage, stage.town);
  const given = await connected(stage, stage.town);
  await reportDeviceLost(stage.ports, given.holder, given.device.id);
  holder = given.holder;
  ids = {
    request: given.request.id,
    grant: given.grant.id,
    device: given.device.id,
    person: given.holder.personId,
    gateway: gateway.id,
  };
}, 60_000);

const idOf = (about: Reading['about']): string => (about === null ? '' : ids[about]);
const textOf = (result: unknown): string =>
  JSON.stringify(result, (_, value: unknown) => (value instanceof Map ? [...value] : value));

describe.each(Object.entries(readings))('%s', (_, { may, read, about, missing }) => {
  it('can be seen by those who may, and by nobody else', async () => {
    const somebody = await person(stage, stage.town);
    for (const role of roles) {
      const said = await reasonOf(read(stage.ports, { ...somebody, roles: [role] }, idOf(about)));
      expect([role, said]).toEqual([role, may.includes(role) ? 'not refused' : 'role-missing']);
    }
  });

  it('shows another municipality nothing of this one', async () => {
    const stranger = await person(stage, stage.otherTown, ...may);
    if (missing !== undefined) {
      const said = await refusalOf(read(stage.ports, stranger, idOf(about)));
      expect(said).toEqual({ kind: 'not-found', reason: missing });
      expect(await refusalOf(read(stage.ports, stranger, 'nothing'))).toEqual(said);
      return;
    }
    const shown = textOf(await read(stage.ports, stranger, ''));
    const seen = [...Object.values(ids), stage.town.id, stage.town.group.id].filter((id) =>
      shown.includes(id),
    );
    expect(seen).toEqual([]);
  });
});

describe.each(Object.entries(ownReadings))('%s', (_, { read, about, missing }) => {
  it('is one’s own alone', async () => {
    expect(await reasonOf(read(stage.ports, holder, idOf(about)))).toBe('not refused');
    const others = [
      await person(stage, stage.town, ...roles),
      await person(stage, stage.otherTown, ...roles),
    ];
    for (const other of others) {
      const said = await refusalOf(read(stage.ports, other, idOf(about)));
      expect(said).toEqual({ kind: 'not-found', reason: missing });
    }
    expect(await reasonOf(read(stage.ports, holder, 'nothing'))).toBe(missing);
  });
});

it('shows people their own applications, accesses and standing, and nobody else’s', async () => {
  const { ports } = stage;
  const own = async (by: Actor) =>
    textOf([
      await listOwnRequests(ports, by),
      await showOwnAccess(ports, by),
      await showStanding(ports, by),
      await showApplication(ports, by),
    ]);
  expect(await own(holder)).toContain(ids.device);
  for (const town of [stage.town, stage.otherTown]) {
    const shown = await own(await person(stage, town));
    expect([ids.request, ids.grant, ids.device].filter((id) => shown.includes(id))).toEqual([]);
  }
});
