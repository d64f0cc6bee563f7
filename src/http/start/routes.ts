// The employee's first page.
import type { Ports } from '../../usecases/ports';
import { showStanding } from '../../usecases/show-standing';
import { paths } from '../kit/paths';
import { show } from '../kit/result';
import type { Route } from '../kit/route';
import { startModel, startPage } from './pages';

export function startRoutes(ports: Pick<Ports, 'store' | 'clock'>): readonly Route[] {
  return [
    {
      method: 'get',
      path: paths.start(':tenant'),
      guard: 'person',
      permission: 'signed-in',
      handler: async (context) =>
        show(startPage, startModel(context, await showStanding(ports, context.actor))),
    },
  ];
}
