// The provider's pages about municipalities: all of them, a new one, and each one's upkeep.
import { addMunicipality } from '../../usecases/add-municipality';
import { changeMunicipalityBasics } from '../../usecases/change-municipality-basics';
import { changeQuotas } from '../../usecases/change-quotas';
import { revocationListAlarms } from '../../usecases/list-revocation-lists';
import { authorityAlarms } from '../../usecases/list-ending-authorities';
import { listTenants } from '../../usecases/list-tenants';
import type { Ports } from '../../usecases/ports';
import { listClosings } from '../../usecases/show-closing';
import { showMunicipality } from '../../usecases/show-municipality';
import type { PersonContext } from '../kit/context';
import { authorityAlerts } from '../kit/authority-alarm';
import { faintColours } from '../kit/colour-input';
import { readForm, withErrors } from '../kit/form';
import { paths } from '../kit/paths';
import { listAlarm } from '../kit/revocation-list-alarm';
import { refusedForm, type FieldOfRefusal } from '../kit/refused-form';
import { redirect, show, type Result } from '../kit/result';
import type { PersonRoute } from '../kit/route';
import { basicsModel, basicsPage } from './basics-page';
import { basicsForm, municipalityForm, municipalityFrom, quotaForm } from './forms';
import { listModel, listPage } from './list-page';
import { newModel, newPage } from './new-page';
import { quotasModel, quotasPage } from './quotas-page';
import { showModel, showPage } from './show-page';

type Needs = Pick<Ports, 'store' | 'clock' | 'ids' | 'pki'>;
type Handler = (ports: Needs, context: PersonContext) => Promise<Result>;

export function tenantRoutes(ports: Needs): readonly PersonRoute[] {
  const route = (method: PersonRoute['method'], path: string, handler: Handler): PersonRoute => ({
    method,
    path,
    guard: 'person',
    permission: ['operator-admin'],
    handler: (context) => handler(ports, context),
  });
  const { operator } = paths;
  return [
    route('get', operator.tenants, list),
    // Before the pages of one municipality, whose name could not be `new` without this one.
    route('get', operator.newTenant, async (_ports, context) => show(newPage, newModel(context, null))),
    route('post', operator.newTenant, add),
    route('get', operator.tenant(':slug'), showOne),
    route('get', operator.tenantPart(':slug', 'basics'), basics),
    route('post', operator.tenantPart(':slug', 'basics'), setBasics),
    route('get', operator.tenantPart(':slug', 'quotas'), quotas),
    route('post', operator.tenantPart(':slug', 'quotas'), setQuotas),
  ];
}

const slugIn = ({ params }: PersonContext): string => params['slug'] ?? '';

const list: Handler = async (ports, context) => {
  const { actor } = context;
  const tenants = await listTenants(ports, actor);
  const closings = await listClosings(ports, actor);
  const alerts = [
    ...authorityAlerts(context, await authorityAlarms(ports, actor)),
    ...listAlarm(context, await revocationListAlarms(ports, actor)),
  ];
  return show(listPage, listModel(context, { alerts, tenants, closings }));
};

const fieldOf: FieldOfRefusal = {
  'slug-taken': 'slug',
  'pools-overlap': 'openvpnPools',
  'pool-openvpn-has-one': 'openvpnPools',
  'pool-wireguard-too-many': 'wireguardPools',
};

const add: Handler = async (ports, context) => {
  const sent = readForm(municipalityForm, context.body);
  if (!sent.ok) return show(newPage, newModel(context, sent), { status: 422 });
  const faint = faintColours(sent.value, context.format);
  if (faint.length > 0) return show(newPage, newModel(context, withErrors(sent, faint)), { status: 422 });
  try {
    await addMunicipality(ports, context.actor, municipalityFrom(sent.value));
  } catch (error) {
    const model = newModel(context, refusedForm(sent, error, fieldOf));
    return show(newPage, model, { status: 422 });
  }
  const { name, slug } = sent.value;
  return redirect(paths.operator.tenant(slug), {
    tone: 'success',
    title: context.t('tenants.new.done', { name }),
    lines: [context.t('tenants.new.done-text')],
  });
};

const showOne: Handler = async (ports, context) =>
  show(showPage, showModel(context, await showMunicipality(ports, context.actor, slugIn(context))));

const basics: Handler = async (ports, context) => {
  const shown = await showMunicipality(ports, context.actor, slugIn(context));
  return show(basicsPage, basicsModel(context, shown, null));
};

const setBasics: Handler = async (ports, context) => {
  const { actor, t } = context;
  const slug = slugIn(context);
  const sent = readForm(basicsForm, context.body);
  if (!sent.ok) {
    const shown = await showMunicipality(ports, actor, slug);
    return show(basicsPage, basicsModel(context, shown, sent), { status: 422 });
  }
  await changeMunicipalityBasics(ports, actor, { slug, basics: sent.value });
  return redirect(paths.operator.tenant(slug), { tone: 'success', title: t('tenants.basics.saved') });
};

const quotas: Handler = async (ports, context) => {
  const shown = await showMunicipality(ports, context.actor, slugIn(context));
  return show(quotasPage, quotasModel(context, shown, null));
};

const setQuotas: Handler = async (ports, context) => {
  const { actor, t } = context;
  const slug = slugIn(context);
  const sent = readForm(quotaForm, context.body);
  if (!sent.ok) {
    const shown = await showMunicipality(ports, actor, slug);
    return show(quotasPage, quotasModel(context, shown, sent), { status: 422 });
  }
  await changeQuotas(ports, actor, { slug, quotas: sent.value });
  return redirect(paths.operator.tenant(slug), { tone: 'success', title: t('tenants.quotas.saved') });
};
