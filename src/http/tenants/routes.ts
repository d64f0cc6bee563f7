// The provider's pages about municipalities: all of them, a new one, and each one's upkeep.
import { listTenants } from '../../usecases/list-tenants';
import type { Ports } from '../../usecases/ports';
import { paths } from '../kit/paths';
import { show } from '../kit/result';
import type { PersonRoute } from '../kit/route';
import { listModel, listPage } from './list-page';

type Needs = Pick<Ports, 'store'>;

export function tenantRoutes(ports: Needs): readonly PersonRoute[] {
  return [
    {
      method: 'get',
      path: paths.operator.tenants,
      guard: 'person',
      permission: ['operator-admin'],
      handler: async (context) => show(listPage, listModel(context, await listTenants(ports, context.actor))),
    },
  ];
}
