// A tenant admin sets who is asked about applications before IT decides.
import { changeApprovalSettings } from '../../usecases/change-approval-settings';
import type { Ports } from '../../usecases/ports';
import { showApprovalSettings } from '../../usecases/show-approval-settings';
import type { PersonContext } from '../kit/context';
import { paths } from '../kit/paths';
import { refusedForm } from '../kit/refused-form';
import { redirect, show, type Result } from '../kit/result';
import type { PersonRoute } from '../kit/route';
import { domainsIn, fieldOf, ofProfilesIn, readApproval } from './forms';
import { settingsModel, settingsPage } from './settings-page';

type Needs = Pick<Ports, 'store' | 'clock'>;

export function approvalRoutes(ports: Needs): readonly PersonRoute[] {
  const route = {
    guard: 'person',
    permission: ['tenant-admin'],
    path: paths.settingsPart(':tenant', 'approval'),
  } as const;
  return [
    {
      ...route,
      method: 'get',
      handler: async (context) =>
        show(settingsPage, settingsModel(context, await showApprovalSettings(ports, context.actor))),
    },
    { ...route, method: 'post', handler: (context) => change(ports, context) },
  ];
}

async function change(ports: Needs, context: PersonContext): Promise<Result> {
  const { t, tenant, actor, body } = context;
  const shown = await showApprovalSettings(ports, actor);
  const again = (form: typeof sent): Result =>
    show(settingsPage, settingsModel(context, shown, form), { status: 422 });
  const sent = readApproval(body);
  if (!sent.ok) return again(sent);
  const { necessity, lapseDays, mailDomains } = sent.value;
  try {
    await changeApprovalSettings(ports, actor, {
      necessity,
      lapseDays,
      mailDomains: domainsIn(mailDomains),
      ofProfiles: ofProfilesIn(sent.values, shown.profiles),
    });
  } catch (error) {
    return again(refusedForm(sent, error, fieldOf));
  }
  return redirect(paths.settingsPart(tenant.slug, 'approval'), {
    tone: 'success',
    title: t('settings.saved'),
  });
}
