// The confirmation of a withdrawal on paper, for a device or a person: only for those who may see the device.
import { Refusal } from '../../domain/errors';
import { deviceId, personId } from '../../domain/ids';
import type { Ports } from '../../usecases/ports';
import { showWithdrawal } from '../../usecases/show-withdrawal';
import type { PersonContext } from '../kit/context';
import { paths } from '../kit/paths';
import { redirect, show, type Result } from '../kit/result';
import type { PersonRoute } from '../kit/route';
import { withdrawalModel, withdrawalPage, type Sheet } from './withdrawal-page';

type Needs = Pick<Ports, 'store' | 'clock'>;

export function withdrawalRoutes(ports: Needs): readonly PersonRoute[] {
  const looking = { guard: 'person', permission: ['it-admin', 'help-desk'], method: 'get' } as const;
  return [
    {
      ...looking,
      path: paths.people.deviceWithdrawal(':tenant', ':device'),
      handler: async (context) => {
        const device = deviceId(context.params['device'] ?? '');
        const backTo = paths.people.device(context.tenant.slug, device);
        return sheet(ports, context, { of: { device }, backTo });
      },
    },
    {
      ...looking,
      path: paths.people.withdrawal(':tenant', ':person'),
      handler: async (context) => {
        const person = personId(context.params['person'] ?? '');
        const backTo = paths.people.show(context.tenant.slug, person);
        return sheet(ports, context, { of: { person }, backTo });
      },
    },
  ];
}

/** Where nothing was taken back, or everything was given back meanwhile, the page of the thing says how it stands. */
async function sheet(ports: Needs, context: PersonContext, asked: Sheet): Promise<Result> {
  try {
    const shown = await showWithdrawal(ports, context.actor, asked.of);
    return show(withdrawalPage, withdrawalModel(context, shown, asked));
  } catch (error) {
    if (!(error instanceof Refusal) || error.reason !== 'nothing-withdrawn') throw error;
    // Without a word left in the session, which whatever page comes next would show: a page that is read changes nothing.
    return redirect(asked.backTo);
  }
}
