// The confirmation of a withdrawal on paper, for a device or a person: only for those who may see the device.
import { deviceId, personId } from '../../domain/ids';
import type { Ports } from '../../usecases/ports';
import { showWithdrawal } from '../../usecases/show-withdrawal';
import type { PersonContext } from '../kit/context';
import { paths } from '../kit/paths';
import { show } from '../kit/result';
import type { PersonRoute } from '../kit/route';
import { withdrawalModel, withdrawalPage } from './withdrawal-page';

export function withdrawalRoutes(ports: Pick<Ports, 'store' | 'clock'>): readonly PersonRoute[] {
  const looking = { guard: 'person', permission: ['it-admin', 'help-desk'], method: 'get' } as const;
  return [
    {
      ...looking,
      path: paths.people.deviceWithdrawal(':tenant', ':device'),
      handler: async (context) => {
        const id = deviceId(context.params['device'] ?? '');
        const shown = await showWithdrawal(ports, context.actor, { device: id });
        return show(
          withdrawalPage,
          withdrawalModel(context, shown, paths.people.device(context.tenant.slug, id)),
        );
      },
    },
    {
      ...looking,
      path: paths.people.withdrawal(':tenant', ':person'),
      handler: async (context: PersonContext) => {
        const id = personId(context.params['person'] ?? '');
        const shown = await showWithdrawal(ports, context.actor, { person: id });
        return show(
          withdrawalPage,
          withdrawalModel(context, shown, paths.people.show(context.tenant.slug, id)),
        );
      },
    },
  ];
}
