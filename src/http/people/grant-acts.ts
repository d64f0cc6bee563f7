// What IT and help desk do to a whole access, with every device under it.
import { grantId, type GrantId } from '../../domain/ids';
import type { Ports } from '../../usecases/ports';
import { resumeGrant } from '../../usecases/resume-grant';
import { revokeGrant } from '../../usecases/revoke-grant';
import { showGrant } from '../../usecases/show-grant';
import { suspendGrant } from '../../usecases/suspend-grant';
import type { PersonContext } from '../kit/context';
import { paths } from '../kit/paths';
import type { PersonRoute } from '../kit/route';
import { actRoutes, refuseOwn, type Target } from './acts';
import type { ActName } from './possible-acts';

type Needs = Pick<Ports, 'store' | 'clock' | 'wakeups'>;

export function grantActRoutes(ports: Needs): readonly PersonRoute[] {
  return actRoutes({
    path: (act) => paths.people.grantAct(':tenant', ':grant', act),
    fresh: ['revoke'],
    load: (context, act) => target(ports, context, act),
    run: async (context, act, reason) => {
      const id = idOf(context);
      if (act === 'suspend') await suspendGrant(ports, context.actor, { id, reason });
      else if (act === 'resume') await resumeGrant(ports, context.actor, id);
      else await revokeGrant(ports, context.actor, { id, reason });
    },
  });
}

function idOf({ params }: PersonContext): GrantId {
  return grantId(params['grant'] ?? '');
}

async function target(ports: Needs, context: PersonContext, act: ActName): Promise<Target> {
  const { t, tenant, actor } = context;
  const { grant, person, profileName, keys } = await showGrant(ports, actor, idOf(context));
  refuseOwn(context, act, grant.personId);
  const page = paths.people.show(tenant.slug, person.id);
  const names = { person: person.displayName, profile: profileName };
  return {
    state: grant.state,
    page,
    confirmation: {
      title: t(`people.act.grant-title.${act}`, names),
      breadcrumb: {
        links: [
          { label: t('people.title'), href: paths.people.list(tenant.slug) },
          { label: person.displayName, href: page },
        ],
        here: t(`people.act.grant.${act}`),
      },
      consequence: t(`people.act.grant-consequence.${act}`, names),
      action: paths.people.grantAct(tenant.slug, grant.id, act),
      button: t(`people.act.grant.${act}`),
    },
    orderedText: async () => (keys === 0 ? t('people.act.ordered-nothing') : t('people.act.ordered-grant')),
  };
}
