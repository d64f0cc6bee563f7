// The gateways of a municipality: list, new, detail, a new command, maintenance, out of service.
import { Refusal } from '../../domain/errors';
import { gatewayGroupId } from '../../domain/ids';
import { usualTcpPort } from '../../domain/openvpn-tcp';
import { acknowledgeDrift } from '../../usecases/acknowledge-drift';
import { createGateway } from '../../usecases/create-gateway';
import { listGateways } from '../../usecases/list-gateways';
import type { Ports } from '../../usecases/ports';
import { readPortalKey } from '../../usecases/read-portal-key';
import { removeGateway } from '../../usecases/remove-gateway';
import { renewEnrolmentToken } from '../../usecases/renew-enrolment-token';
import { showGatewayCapacity } from '../../usecases/show-gateway-capacity';
import { showGateway, type ShownGateway } from '../../usecases/show-gateway';
import { askFirst } from '../kit/confirm';
import type { PersonContext } from '../kit/context';
import { readForm } from '../kit/form';
import { paths } from '../kit/paths';
import { faultOf, refusalText } from '../kit/refusals';
import { refusedForm, type FieldOfRefusal } from '../kit/refused-form';
import { redirect, show, type Result } from '../kit/result';
import type { PersonRoute } from '../kit/route';
import { askedPeriod, capacityModel, capacityPage } from './capacity-page';
import { removal, renewal, wireguardKeyChange } from './confirmations';
import { driftSeenForm, gatewayForm } from './forms';
import { listModel, listPage } from './list-page';
import { askForMaintenance, askForReturn, beginMaintenance, endMaintenance } from './maintenance-acts';
import { newModel, newPage } from './new-page';
import { noticeRoutes } from './notice-routes';
import { gatewayIn, outOfService } from './one-gateway';
import { setupModel, setupPage, upgradeModel, upgradePage } from './setup-page';
import { showModel, showPage } from './show-page';
import { tcpRoutes } from './tcp-routes';

type Needs = {
  readonly ports: Pick<Ports, 'store' | 'clock' | 'ids' | 'pki' | 'wakeups'>;
  /** SHA-256 of the agent that the command fetches. */
  readonly agentSha256: string;
};
type Handler = (needs: Needs, context: PersonContext) => Promise<Result>;
type Issued = Awaited<ReturnType<typeof createGateway>>;

const { gateways } = paths;
const [tenant, gateway] = [':tenant', ':gateway'];
const renewPath = gateways.act(tenant, gateway, 'renew');
const removePath = gateways.act(tenant, gateway, 'remove');
const upgradePath = gateways.act(tenant, gateway, 'upgrade');
const capacityPath = gateways.act(tenant, gateway, 'capacity');
const driftSeenPath = gateways.act(tenant, gateway, 'drift-seen');
const wireguardKeyPath = gateways.act(tenant, gateway, 'wireguard-key');
const maintenancePath = gateways.act(tenant, gateway, 'maintenance');
const returnPath = gateways.act(tenant, gateway, 'return');

export function gatewayRoutes(needs: Needs): readonly PersonRoute[] {
  const route = (method: PersonRoute['method'], path: string, handler: Handler): PersonRoute => ({
    method,
    path,
    guard: 'person',
    permission: ['it-admin'],
    handler: (context) => handler(needs, context),
  });
  return [
    route('get', gateways.list(tenant), list),
    route('get', gateways.new(tenant), askForNew),
    route('post', gateways.new(tenant), create),
    route('get', gateways.show(tenant, gateway), detail),
    route('get', capacityPath, capacity),
    route('get', renewPath, askToRenew),
    route('post', renewPath, renew),
    route('get', removePath, askToRemove),
    route('post', removePath, remove),
    route('get', upgradePath, upgrade),
    route('get', maintenancePath, askForMaintenance),
    route('post', maintenancePath, beginMaintenance),
    route('get', returnPath, askForReturn),
    route('post', returnPath, endMaintenance),
    route('get', wireguardKeyPath, askForNewKey),
    route('post', wireguardKeyPath, newKey),
    route('post', driftSeenPath, noteDriftSeen),
    ...tcpRoutes(needs.ports),
    ...noticeRoutes(needs.ports),
  ];
}

async function list({ ports }: Needs, context: PersonContext): Promise<Result> {
  return show(listPage, listModel(context, await listGateways(ports, context.actor)));
}

async function askForNew({ ports }: Needs, context: PersonContext): Promise<Result> {
  const { groups } = await listGateways(ports, context.actor);
  return show(newPage, newModel(context, groups, null));
}

async function detail(needs: Needs, context: PersonContext): Promise<Result> {
  return show(showPage, showModel(context, await gatewayOf(needs, context)));
}

async function capacity({ ports }: Needs, context: PersonContext): Promise<Result> {
  const { actor, query } = context;
  const asked = { id: gatewayIn(context), period: askedPeriod(query['period']) };
  return show(capacityPage, capacityModel(context, await showGatewayCapacity(ports, actor, asked)));
}

function gatewayOf({ ports }: Needs, context: PersonContext): Promise<ShownGateway> {
  return showGateway(ports, context.actor, gatewayIn(context));
}

const fieldOf: FieldOfRefusal = {
  'gateway-name-taken': 'name',
  'field-host-name': 'host',
  'no-such-gateway-group': 'group',
  'tcp-port-taken': 'tcp',
  'tcp-no-network-free': 'tcp',
};

async function create(needs: Needs, context: PersonContext): Promise<Result> {
  const { ports } = needs;
  const sent = readForm(gatewayForm, context.body);
  const { groups } = await listGateways(ports, context.actor);
  if (!sent.ok) return show(newPage, newModel(context, groups, sent), { status: 422 });
  const { name, host, group, tcp } = sent.value;
  try {
    const overTcp = tcp ? { tcpPort: usualTcpPort } : {};
    const wanted = { name, endpointHost: host, gatewayGroupId: gatewayGroupId(group), ...overTcp };
    return await commandPage(needs, context, await createGateway(ports, context.actor, wanted));
  } catch (error) {
    const again = refusedForm(sent, error, fieldOf);
    return show(newPage, newModel(context, groups, again), { status: 422 });
  }
}

/** Shown in answer to the form itself, since nothing keeps the token that a redirect could find. */
async function commandPage(
  { ports, agentSha256 }: Needs,
  context: PersonContext,
  { gateway: issued, token, newWireguardKey = false }: Issued & { readonly newWireguardKey?: boolean },
): Promise<Result> {
  const portalKey = await readPortalKey(ports, context.actor);
  return show(setupPage, setupModel(context, issued, { agentSha256, portalKey, token, newWireguardKey }));
}

async function askToRenew(needs: Needs, context: PersonContext): Promise<Result> {
  const { gateway: found } = await gatewayOf(needs, context);
  return found.state === 'removed' ? outOfService(context) : askFirst(context, renewal(context, found));
}

async function renew(needs: Needs, context: PersonContext): Promise<Result> {
  const { gateway: found } = await gatewayOf(needs, context);
  if (found.state === 'removed') return outOfService(context);
  return commandPage(needs, context, await renewEnrolmentToken(needs.ports, context.actor, found.id));
}

async function askToRemove(needs: Needs, context: PersonContext): Promise<Result> {
  const shown = await gatewayOf(needs, context);
  if (shown.gateway.state === 'removed') return outOfService(context);
  return askFirst(context, removal(context, shown));
}

/** A second click finds it out of service already, which is what was wanted. */
async function remove(needs: Needs, context: PersonContext): Promise<Result> {
  const { t, actor } = context;
  const { gateway: found } = await gatewayOf(needs, context);
  if (found.state === 'removed') return outOfService(context);
  await removeGateway(needs.ports, actor, found.id);
  return redirect(gateways.show(context.tenant.slug, found.id), {
    tone: 'success',
    title: t('gateways.remove.done', { name: found.name }),
    lines: [t('gateways.remove.done-text')],
  });
}

async function upgrade(needs: Needs, context: PersonContext): Promise<Result> {
  const { gateway: found } = await gatewayOf(needs, context);
  if (found.state === 'removed') return outOfService(context);
  return show(upgradePage, upgradeModel(context, found, needs.agentSha256));
}

async function askForNewKey(needs: Needs, context: PersonContext): Promise<Result> {
  const shown = await gatewayOf(needs, context);
  const { gateway: found } = shown;
  if (found.state !== 'enrolled') return redirect(gateways.show(context.tenant.slug, found.id));
  return askFirst(context, wireguardKeyChange(context, shown));
}

/** Nothing changes before somebody runs the command: whoever does, chooses the moment. */
async function newKey(needs: Needs, context: PersonContext): Promise<Result> {
  const { gateway: found } = await gatewayOf(needs, context);
  if (found.state !== 'enrolled') return redirect(gateways.show(context.tenant.slug, found.id));
  const issued = await renewEnrolmentToken(needs.ports, context.actor, found.id);
  return commandPage(needs, context, { ...issued, newWireguardKey: true });
}

/** What was found since the page was made is on the page to which this leads. */
async function noteDriftSeen({ ports }: Needs, context: PersonContext): Promise<Result> {
  const { t, actor, tenant: town, language } = context;
  const id = gatewayIn(context);
  const place = gateways.show(town.slug, id);
  const sent = readForm(driftSeenForm, context.body);
  try {
    await acknowledgeDrift(ports, actor, { id, seen: sent.ok ? sent.value.seen : '' });
    return redirect(place, { tone: 'success', title: t('gateways.drift.seen-done') });
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind !== 'conflict') throw error;
    return redirect(place, { tone: 'warning', title: refusalText(language, faultOf(error)) });
  }
}
