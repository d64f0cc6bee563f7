// Revocation lists: fetched by everybody, watched by the provider and by each municipality.
import {
  listOwnRevocationLists,
  listRevocationLists,
  ownListReaders,
} from '../../usecases/list-revocation-lists';
import type { Ports } from '../../usecases/ports';
import { readCursor } from '../kit/cursor';
import { paths } from '../kit/paths';
import { show } from '../kit/result';
import type { KeptRoute, PersonRoute } from '../kit/route';
import { allListsModel, listsPage, ownListsModel } from './pages';
import { publishedListRoute } from './published';

export function revocationListRoutes(
  ports: Pick<Ports, 'store' | 'clock'>,
): readonly (KeptRoute | PersonRoute)[] {
  return [
    publishedListRoute(ports),
    {
      method: 'get',
      path: paths.settingsPart(':tenant', 'revocation-lists'),
      guard: 'person',
      permission: ownListReaders,
      handler: async (context) =>
        show(listsPage, ownListsModel(context, await listOwnRevocationLists(ports, context.actor))),
    },
    {
      method: 'get',
      path: paths.operator.revocationLists,
      guard: 'person',
      permission: ['operator-admin'],
      handler: async (context) => {
        const after = readCursor(context.query['after']);
        const found = await listRevocationLists(ports, context.actor, after);
        return show(listsPage, allListsModel(context, found));
      },
    },
  ];
}
