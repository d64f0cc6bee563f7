// What a municipality asks of sign-ins: a second factor for far-reaching roles, and how fresh essential acts want them.
import { assuranceFault } from '../../domain/assurance';
import { changeAssurance } from '../../usecases/change-assurance';
import type { Ports } from '../../usecases/ports';
import { showAssurance } from '../../usecases/show-assurance';
import type { PersonContext } from '../kit/context';
import { readForm, withError } from '../kit/form';
import { paths } from '../kit/paths';
import { redirect, show, type Result } from '../kit/result';
import type { PersonRoute } from '../kit/route';
import { authenticationOf } from '../kit/session';
import { assuranceModel, assurancePage } from './assurance-page';
import { assuranceForm, assuranceIn } from './forms';

type Needs = Pick<Ports, 'store' | 'clock'>;

export function assuranceRoutes(ports: Needs): readonly PersonRoute[] {
  const route = {
    path: paths.settingsPart(':tenant', 'assurance'),
    guard: 'person',
    permission: ['tenant-admin'],
    freshSignIn: true,
  } as const;
  return [
    { ...route, method: 'get', handler: (context) => shown(ports, context) },
    { ...route, method: 'post', handler: (context) => changed(ports, context) },
  ];
}

async function shown(ports: Needs, context: PersonContext): Promise<Result> {
  return show(assurancePage, assuranceModel(context, await showAssurance(ports, context.actor), null));
}

async function changed(ports: Needs, context: PersonContext): Promise<Result> {
  const { t, tenant, actor, person } = context;
  const present = await showAssurance(ports, actor);
  const typed = readForm(assuranceForm, context.body);
  if (!typed.ok) return show(assurancePage, assuranceModel(context, present, typed), { status: 422 });
  const wanted = assuranceIn(typed.value);
  const { maxAuthenticationHours } = typed.value;
  const own = authenticationOf(person);
  const fault = assuranceFault(wanted, own);
  if (fault !== null) {
    const again = withError(typed, fault.field, `refusal.${fault.reason}`);
    return show(assurancePage, assuranceModel(context, present, again), { status: 422 });
  }
  await changeAssurance(ports, actor, { wanted, own, maxAuthenticationHours });
  const lines = wanted.adminsNeedMfa ? [t('assurance.saved-text')] : [];
  return redirect(paths.settings(tenant.slug), { tone: 'success', title: t('settings.saved'), lines });
}
