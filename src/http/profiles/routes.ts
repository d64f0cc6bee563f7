// The page of an access profile: what its devices reach, and when; IT changes it.
import { accessProfileId } from '../../domain/ids';
import { changeProfileReach } from '../../usecases/change-profile-reach';
import type { Ports } from '../../usecases/ports';
import { profileReaders, showProfile, type ShownReach } from '../../usecases/show-profile';
import type { PersonContext } from '../kit/context';
import { readForm, withErrors, type Parsed } from '../kit/form';
import { paths } from '../kit/paths';
import { refusedForm, type FieldOfRefusal } from '../kit/refused-form';
import { redirect, show, type Result } from '../kit/result';
import type { PersonRoute } from '../kit/route';
import { reachForm, readReach } from './forms';
import { profileModel, profilePage } from './page';

type Needs = Pick<Ports, 'store' | 'clock' | 'wakeups'>;

export function profileRoutes(ports: Needs): readonly PersonRoute[] {
  const path = paths.profile(':tenant', ':profile');
  return [
    {
      method: 'get',
      path,
      guard: 'person',
      permission: profileReaders,
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
  ];
}

const idIn = ({ params }: PersonContext) => accessProfileId(params['profile'] ?? '');

function shownIn(ports: Needs, context: PersonContext): Promise<ShownReach> {
  return showProfile(ports, context.actor, idIn(context));
}

async function changed(ports: Needs, context: PersonContext): Promise<Result> {
  const { actor, tenant, t, language } = context;
  const shown = await shownIn(ports, context);
  const again = (sent: Parsed<unknown>): Result =>
    show(profilePage, profileModel(context, shown, sent), { status: 422 });
  const sent = readForm(reachForm, context.body);
  if (!sent.ok) return again(sent);
  const { wanted, errors } = readReach(sent.value, shown.pools, language);
  if (errors.length > 0) return again(withErrors(sent, errors));
  try {
    const { seen } = sent.value;
    const isNew = await changeProfileReach(ports, actor, { profileId: shown.profile.id, wanted, seen });
    return redirect(
      paths.profile(tenant.slug, shown.profile.id),
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
