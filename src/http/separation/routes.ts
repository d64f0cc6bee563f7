// The report on roles that should be apart, for those who answer for roles and those who check.
import { separationReaders } from '../../domain/separation';
import { listSeparations } from '../../usecases/list-separations';
import type { Ports } from '../../usecases/ports';
import { readCursor } from '../kit/cursor';
import { paths } from '../kit/paths';
import { show } from '../kit/result';
import type { PersonRoute } from '../kit/route';
import { separationModel, separationPage } from './pages';

export function separationRoutes(ports: Pick<Ports, 'store' | 'clock'>): readonly PersonRoute[] {
  return [
    {
      method: 'get',
      path: paths.separation(':tenant'),
      guard: 'person',
      permission: separationReaders,
      handler: async (context) =>
        show(
          separationPage,
          separationModel(
            context,
            await listSeparations(ports, context.actor, readCursor(context.query['after'])),
          ),
        ),
    },
  ];
}
