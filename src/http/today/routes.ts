// The IT admin's first page.
import type { Ports } from '../../usecases/ports';
import { showToday } from '../../usecases/show-today';
import { paths } from '../kit/paths';
import { show } from '../kit/result';
import type { PersonRoute } from '../kit/route';
import { todayModel, todayPage } from './pages';
import { readOrderPlace } from './unconfirmed';

export function todayRoutes(ports: Pick<Ports, 'store' | 'clock' | 'pki'>): readonly PersonRoute[] {
  return [
    {
      method: 'get',
      path: paths.today(':tenant'),
      guard: 'person',
      permission: ['it-admin'],
      handler: async (context) => {
        const after = readOrderPlace(context.query['after']);
        return show(todayPage, todayModel(context, await showToday(ports, context.actor, after)));
      },
    },
  ];
}
