// The person's own accesses and devices at a glance.
import type { Ports } from '../../usecases/ports';
import { showOwnAccess } from '../../usecases/show-own-access';
import { paths } from '../kit/paths';
import { show } from '../kit/result';
import type { PersonRoute } from '../kit/route';
import { accessModel, accessPage } from './pages';

export function accessRoutes(ports: Pick<Ports, 'store' | 'clock'>): readonly PersonRoute[] {
  return [
    {
      method: 'get',
      path: paths.access(':tenant'),
      guard: 'person',
      permission: 'signed-in',
      handler: async (context) =>
        show(accessPage, accessModel(context, await showOwnAccess(ports, context.actor))),
    },
  ];
}
