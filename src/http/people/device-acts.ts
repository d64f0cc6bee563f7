// What IT and help desk do to one device.
import { deviceId, type DeviceId } from '../../domain/ids';
import type { Ports } from '../../usecases/ports';
import { resumeDevice } from '../../usecases/resume-device';
import { revokeDevice } from '../../usecases/revoke-device';
import { showDevice } from '../../usecases/show-device';
import { suspendDevice } from '../../usecases/suspend-device';
import type { PersonContext } from '../kit/context';
import { paths } from '../kit/paths';
import type { PersonRoute } from '../kit/route';
import { actRoutes, refuseOwn, type Target } from './acts';
import type { ActName } from './possible-acts';

type Needs = Pick<Ports, 'store' | 'clock' | 'wakeups'>;

export function deviceActRoutes(ports: Needs): readonly PersonRoute[] {
  return actRoutes({
    path: (act) => paths.people.deviceAct(':tenant', ':device', act),
    load: (context, act) => target(ports, context, act),
    run: async (context, act, reason) => {
      const id = idOf(context);
      if (act === 'suspend') await suspendDevice(ports, context.actor, { id, reason });
      else if (act === 'resume') await resumeDevice(ports, context.actor, id);
      else await revokeDevice(ports, context.actor, { id, reason });
    },
  });
}

function idOf({ params }: PersonContext): DeviceId {
  return deviceId(params['device'] ?? '');
}

async function target(ports: Needs, context: PersonContext, act: ActName): Promise<Target> {
  const { t, tenant, actor } = context;
  const { device, person } = await showDevice(ports, actor, idOf(context));
  refuseOwn(context, act, device.personId);
  const page = paths.people.device(tenant.slug, device.id);
  const names = { device: device.name, person: person.displayName };
  return {
    state: device.state,
    page,
    confirmation: {
      title: t(`people.act.device-title.${act}`, names),
      breadcrumb: {
        links: [
          { label: t('people.title'), href: paths.people.list(tenant.slug) },
          { label: device.name, href: page },
        ],
        here: t(`people.act.device.${act}`),
      },
      consequence: t(`people.act.device-consequence.${act}`, names),
      details: act === 'resume' && device.lost ? [t('people.act.lost-detail')] : [],
      action: paths.people.deviceAct(tenant.slug, device.id, act),
      button: t(`people.act.device.${act}`),
    },
    orderedText: async () => {
      const asked = (await showDevice(ports, actor, device.id)).current?.enforcements ?? [];
      return asked.length === 0 ? t('people.act.ordered-nothing') : t('people.act.ordered-device');
    },
  };
}
