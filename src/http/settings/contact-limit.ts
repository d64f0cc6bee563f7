// Handlers: how long gateways go on without the portal, looked at and chosen.
import { chooseContactLimit, showContactLimit } from '../../usecases/choose-contact-limit';
import type { Ports } from '../../usecases/ports';
import type { PersonContext } from '../kit/context';
import { readForm, type Parsed } from '../kit/form';
import { paths } from '../kit/paths';
import { redirect, show, type Result } from '../kit/result';
import type { Flash } from '../kit/view-models';
import { contactLimitModel, contactLimitPage, hoursText } from './contact-limit-page';
import { contactLimitForm } from './forms';

type Needs = Pick<Ports, 'store' | 'clock' | 'wakeups'>;

export async function lookAtContactLimit(ports: Needs, context: PersonContext): Promise<Result> {
  return shown(ports, context, null);
}

export async function choose(ports: Needs, context: PersonContext): Promise<Result> {
  const { t, actor, tenant } = context;
  const sent = readForm(contactLimitForm, context.body);
  if (!sent.ok) return shown(ports, context, sent);
  const { hours } = sent.value;
  const isNew = await chooseContactLimit(ports, actor, hours);
  const done = hours === null ? t('settings.contact-limit.saved-off') : savedText(context, hours);
  const flash: Flash = isNew
    ? { tone: 'success', title: done }
    : { tone: 'info', title: t('settings.contact-limit.unchanged') };
  return redirect(paths.settingsPart(tenant.slug, 'contact-limit'), flash);
}

async function shown(ports: Needs, context: PersonContext, sent: Parsed<unknown> | null): Promise<Result> {
  const model = contactLimitModel(context, await showContactLimit(ports, context.actor), sent);
  return show(contactLimitPage, model, { status: sent === null ? 200 : 422 });
}

function savedText(context: PersonContext, hours: number): string {
  return context.t('settings.contact-limit.saved', { hours: hoursText(context, hours) });
}
