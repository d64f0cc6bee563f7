// Handlers: the municipality's line-of-business applications.
import type { BusinessApplication } from '../../domain/application-rule';
import { showCatalogue, type ShownCatalogue } from '../../usecases/show-catalogue';
import type { PersonContext } from '../kit/context';
import { readForm } from '../kit/form';
import { paths } from '../kit/paths';
import type { Result } from '../kit/result';
import { applicationForm, applicationModel, askToRemove } from './applications-pages';
import type { Handler, Needs } from './handler';
import { alertsOf, keep, notThere } from './keeping';
import { revisionForm } from './revision-input';
import { shown } from './view';

const { questions } = paths;

export const newApplication: Handler = async (ports, context) => {
  const catalogue = await showCatalogue(ports, context.actor);
  return shown(applicationModel(context, { shown: catalogue, application: null }, { sent: null }));
};

export const application: Handler = async (ports, context) => {
  const catalogue = await showCatalogue(ports, context.actor);
  const found = applicationIn(catalogue, context);
  return shown(applicationModel(context, { shown: catalogue, application: found }, { sent: null }));
};

function applicationIn({ draft }: ShownCatalogue, { params }: PersonContext): BusinessApplication {
  const found = draft.adaptation.applications.find(({ id }) => id === params['application']);
  if (found === undefined) throw notThere();
  return found;
}

export async function setApplication(ports: Needs, context: PersonContext, isNew: boolean): Promise<Result> {
  const { actor, body, tenant, params } = context;
  const before = isNew ? null : applicationIn(await showCatalogue(ports, actor), context);
  const sent = readForm(applicationForm, body);
  // What was not accepted comes to nothing: the form is shown again.
  const typed = sent.ok
    ? sent.value
    : { id: '', name: '', protection: 'normal' as const, way: 'vpn' as const, data: [] };
  const { name, protection, data, way } = typed;
  const id = before?.id ?? params['application'] ?? typed.id;
  return keep(ports, context, {
    sent,
    edit: { kind: 'application', application: { id, name, protection, data, way }, isNew },
    to: questions.part(tenant.slug, 'applications'),
    again: (now, problem, faults) =>
      applicationModel(
        context,
        { shown: now, application: before },
        { sent: problem, alerts: alertsOf(context, faults) },
      ),
  });
}

export const askRemove: Handler = async (ports, context) => {
  const catalogue = await showCatalogue(ports, context.actor);
  return askToRemove(context, { shown: catalogue, application: applicationIn(catalogue, context) });
};

export const remove: Handler = async (ports, context) => {
  const { actor, body, tenant } = context;
  const found = applicationIn(await showCatalogue(ports, actor), context);
  return keep(ports, context, {
    sent: readForm(revisionForm, body),
    edit: { kind: 'remove-application', id: found.id },
    to: questions.part(tenant.slug, 'applications'),
    again: (now, sent, faults) =>
      applicationModel(
        context,
        { shown: now, application: found },
        { sent, alerts: alertsOf(context, faults) },
      ),
  });
};
