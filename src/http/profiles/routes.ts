// The pages of access profiles: their list, a new one, what one is, and what its devices reach, and when; IT changes it.
import { profileReaders } from '../../domain/access-profile';
import { changeProfileReach } from '../../usecases/change-profile-reach';
import { listProfiles } from '../../usecases/list-profiles';
import type { Ports } from '../../usecases/ports';
import { showProfile, type ShownProfile } from '../../usecases/show-profile';
import type { PersonContext } from '../kit/context';
import { readForm, withErrors, type Parsed } from '../kit/form';
import { paths } from '../kit/paths';
import { refusedForm, type FieldOfRefusal } from '../kit/refused-form';
import { redirect, show, type Result } from '../kit/result';
import type { PersonRoute } from '../kit/route';
import { basicsRoutes } from './basics-routes';
import { reachForm, readReach } from './forms';
import { listModel, listPage } from './list-page';
import { profileIn } from './one-profile';
import { profileModel, profilePage } from './page';
import { retirementRoutes } from './retirement-routes';

type Needs = Pick<Ports, 'store' | 'clock' | 'ids' | 'wakeups'>;

export function profileRoutes(ports: Needs): readonly PersonRoute[] {
  const path = paths.profiles.show(':tenant', ':profile');
  const read = { method: 'get', guard: 'person', permission: profileReaders } as const;
  return [
    {
      ...read,
      path: paths.profiles.list(':tenant'),
      handler: async (context) =>
        show(listPage, listModel(context, await listProfiles(ports, context.actor))),
    },
    // Before one profile, whose address the new one's would fit as well.
    ...basicsRoutes(ports),
    {
      ...read,
      path,
      freshSignIn: ['it-admin'],
      handler: async (context) =>
        show(profilePage, profileModel(context, await shownIn(ports, context), null)),
    },
    {
      method: 'post',
      path,
      guard: 'person',
      permission: ['it-admin'],
      freshSignIn: true,
      handler: (context) => changed(ports, context),
    },
    ...retirementRoutes(ports),
  ];
}

function shownIn(ports: Needs, context: PersonContext): Promise<ShownProfile> {
  return showProfile(ports, context.actor, profileIn(context));
}

async function changed(ports: Needs, context: PersonContext): Promise<Result> {
  const { actor, tenant, t, language } = context;
  const shown = await shownIn(ports, context);
  const again = (sent: Parsed<unknown>): Result =>
    show(profilePage, profileModel(context, shown, sent), { status: 422 });
  const sent = readForm(reachForm, context.body);
  if (!sent.ok) return again(sent);
  const { wanted, errors } = readReach(sent.value, shown.devices, language);
  if (errors.length > 0) return again(withErrors(sent, errors));
  try {
    const { seen } = sent.value;
    const isNew = await changeProfileReach(ports, actor, { profileId: shown.profile.id, wanted, seen });
    return redirect(
      paths.profiles.show(tenant.slug, shown.profile.id),
      isNew
        ? { tone: 'success', title: t('profiles.done'), lines: [t('profiles.done-text')] }
        : { tone: 'info', title: t('profiles.unchanged') },
    );
  } catch (error) {
    return again(refusedForm(sent, error, fields));
  }
}

const fields: FieldOfRefusal = {
  'reach-reason-missing': 'reason',
  'reach-too-many': 'networks',
  'reach-too-many-dns': 'dns',
  'reach-too-many-domains': 'domains',
  'split-tunnel-of-everything': 'tunnel',
  'review-day-in-the-past': 'reviewOn',
  'review-day-too-far': 'reviewOn',
  'changed-meanwhile': 'reach',
};
