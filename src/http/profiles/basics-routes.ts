// A new access profile, and other basics for one that is there.
import type { ProfileBasics } from '../../domain/access-profile';
import { gatewayGroupId } from '../../domain/ids';
import { addProfile } from '../../usecases/add-profile';
import { changeProfileBasics } from '../../usecases/change-profile-basics';
import type { Ports } from '../../usecases/ports';
import { showNewProfile } from '../../usecases/show-new-profile';
import { showProfile } from '../../usecases/show-profile';
import type { PersonContext } from '../kit/context';
import { readForm, type Parsed } from '../kit/form';
import { paths } from '../kit/paths';
import { refusedForm } from '../kit/refused-form';
import { redirect, show, type Result } from '../kit/result';
import type { PersonRoute } from '../kit/route';
import { basicsForm, fieldOfBasics, newProfileForm } from './basics-form';
import { basicsModel, basicsPage, newProfileModel } from './basics-page';
import { profileIn } from './one-profile';

type Needs = Pick<Ports, 'store' | 'clock' | 'ids' | 'wakeups'>;

export function basicsRoutes(ports: Needs): readonly PersonRoute[] {
  const admin = { guard: 'person', permission: ['it-admin'], freshSignIn: true } as const;
  const adding = { ...admin, path: paths.profiles.new(':tenant') };
  const changing = { ...admin, path: paths.profiles.act(':tenant', ':profile', 'basics') };
  return [
    { ...adding, method: 'get', handler: (context) => askForNew(ports, context, null) },
    { ...adding, method: 'post', handler: (context) => added(ports, context) },
    { ...changing, method: 'get', handler: (context) => askForBasics(ports, context, null) },
    { ...changing, method: 'post', handler: (context) => changed(ports, context) },
  ];
}

type Sent = Parsed<unknown> | null;
const statusOf = (sent: Sent) => (sent === null ? {} : ({ status: 422 } as const));

async function askForNew(ports: Needs, context: PersonContext, sent: Sent): Promise<Result> {
  const shown = await showNewProfile(ports, context.actor);
  return show(basicsPage, newProfileModel(context, shown, sent), statusOf(sent));
}

/** Read anew at each fault: whoever was quicker may have changed what the form says of others. */
async function askForBasics(ports: Needs, context: PersonContext, sent: Sent): Promise<Result> {
  const shown = await showProfile(ports, context.actor, profileIn(context));
  return show(basicsPage, basicsModel(context, shown, sent), statusOf(sent));
}

async function added(ports: Needs, context: PersonContext): Promise<Result> {
  const { actor, tenant, t, body } = context;
  const sent = readForm(newProfileForm, body);
  if (!sent.ok) return askForNew(ports, context, sent);
  const { group, ...basics } = sent.value;
  try {
    const id = await addProfile(ports, actor, { ...basics, groupId: gatewayGroupId(group) });
    return redirect(paths.profiles.show(tenant.slug, id), {
      tone: 'success',
      title: t('profiles.basics.added', { name: basics.name }),
      lines: [t('profiles.basics.added-text')],
    });
  } catch (error) {
    return askForNew(ports, context, refusedForm(sent, error, fieldOfBasics));
  }
}

async function changed(ports: Needs, context: PersonContext): Promise<Result> {
  const { actor, tenant, t, body } = context;
  const profileId = profileIn(context);
  const sent = readForm(basicsForm, body);
  if (!sent.ok) return askForBasics(ports, context, sent);
  const { seen, ...basics } = sent.value;
  const wanted: ProfileBasics = basics;
  try {
    const isNew = await changeProfileBasics(ports, actor, { profileId, wanted, seen });
    return redirect(
      paths.profiles.show(tenant.slug, profileId),
      isNew
        ? { tone: 'success', title: t('profiles.basics.done') }
        : { tone: 'info', title: t('profiles.unchanged') },
    );
  } catch (error) {
    return askForBasics(ports, context, refusedForm(sent, error, fieldOfBasics));
  }
}
