// People and devices for IT and help desk: six views, a person, a device, and the acts on access and device.
import { deviceId, personId } from '../../domain/ids';
import { listDevices } from '../../usecases/list-devices';
import { listEndingGrants } from '../../usecases/list-ending-grants';
import { listLostDevices } from '../../usecases/list-lost-devices';
import { listOutdatedDevices } from '../../usecases/list-outdated-devices';
import { listUnusedDevices } from '../../usecases/list-unused-devices';
import type { Ports } from '../../usecases/ports';
import { searchPeople } from '../../usecases/search-people';
import { showDevice } from '../../usecases/show-device';
import { showPerson } from '../../usecases/show-person';
import type { PersonContext } from '../kit/context';
import { readCursor, readNumber } from '../kit/cursor';
import { paths } from '../kit/paths';
import { show, type Result } from '../kit/result';
import type { PersonRoute } from '../kit/route';
import { assignmentRoutes } from './assignments';
import { deviceActRoutes } from './device-acts';
import { deviceModel, devicePage } from './device-page';
import { longestQuery } from './forms';
import { grantActRoutes } from './grant-acts';
import { devicesModel, endingModel, peopleModel, peoplePage, peopleViews } from './list-page';
import { personModel, personPage } from './person-page';
import { withdrawalRoutes } from './withdrawal';

type Needs = Pick<Ports, 'store' | 'clock' | 'wakeups' | 'ids'>;

export function peopleRoutes(ports: Needs): readonly PersonRoute[] {
  const looking = { guard: 'person', permission: ['it-admin', 'help-desk'], method: 'get' } as const;
  const { list, show: person, device } = paths.people;
  return [
    { ...looking, path: list(':tenant'), handler: (context) => listed(ports, context) },
    // Before the person, whose address would fit as well.
    ...assignmentRoutes(ports),
    { ...looking, path: person(':tenant', ':person'), handler: (context) => personShown(ports, context) },
    { ...looking, path: device(':tenant', ':device'), handler: (context) => deviceShown(ports, context) },
    ...withdrawalRoutes(ports),
    ...deviceActRoutes(ports),
    ...grantActRoutes(ports),
  ];
}

async function listed(ports: Needs, context: PersonContext): Promise<Result> {
  const { actor, query: asked } = context;
  const after = readCursor(asked['after']);
  const query = (asked['q'] ?? '').trim().slice(0, longestQuery);
  const view = peopleViews.find((one) => one === asked['view']) ?? 'people';
  switch (view) {
    case 'people':
      return show(
        peoplePage,
        peopleModel(context, query, await searchPeople(ports, actor, { query, after })),
      );
    case 'devices': {
      const found = await listDevices(ports, actor, { query, after });
      return show(peoplePage, devicesModel(context, { view, query }, found));
    }
    case 'lost':
      return show(
        peoplePage,
        devicesModel(context, { view, query: '' }, await listLostDevices(ports, actor, after)),
      );
    case 'outdated': {
      const found = await listOutdatedDevices(ports, actor, after);
      return show(peoplePage, devicesModel(context, { view, query: '' }, found));
    }
    case 'unused': {
      const found = await listUnusedDevices(ports, actor, { query, after });
      return show(peoplePage, devicesModel(context, { view, query }, found));
    }
    case 'ending':
      return show(peoplePage, endingModel(context, await listEndingGrants(ports, actor, after)));
  }
}

async function personShown(ports: Needs, context: PersonContext): Promise<Result> {
  const { actor, params, query } = context;
  const asked = { id: personId(params['person'] ?? ''), afterSeq: readNumber(query['after']) };
  return show(personPage, personModel(context, await showPerson(ports, actor, asked)));
}

async function deviceShown(ports: Needs, context: PersonContext): Promise<Result> {
  const { actor, params } = context;
  return show(
    devicePage,
    deviceModel(context, await showDevice(ports, actor, deviceId(params['device'] ?? ''))),
  );
}
