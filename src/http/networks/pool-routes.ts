// Another address pool for a gateway group, and a larger network in the place of one.
import { Refusal } from '../../domain/errors';
import { gatewayGroupId } from '../../domain/ids';
import { addAddressPool, growAddressPool } from '../../usecases/change-address-pools';
import type { Ports } from '../../usecases/ports';
import { showGroupNetworks, type ShownNetworks, type ShownPool } from '../../usecases/show-group-networks';
import { askFirst } from '../kit/confirm';
import type { PersonContext } from '../kit/context';
import { readForm, type Parsed } from '../kit/form';
import { paths } from '../kit/paths';
import { refusedForm, type FieldOfRefusal } from '../kit/refused-form';
import { redirect, show, type Result } from '../kit/result';
import type { PersonRoute } from '../kit/route';
import { growthForm, poolForm } from './forms';
import { addPoolModel, addPoolPage, growing } from './pool-pages';

type Needs = Pick<Ports, 'store' | 'clock' | 'ids' | 'wakeups'>;

export function poolRoutes(ports: Needs): readonly PersonRoute[] {
  const admin = { guard: 'person', permission: ['it-admin'], freshSignIn: true } as const;
  const adding = { ...admin, path: paths.networks.addPool(':tenant', ':group') };
  const growingOne = { ...admin, path: paths.networks.growPool(':tenant', ':group', ':pool') };
  return [
    {
      ...adding,
      method: 'get',
      handler: async (context) => askForNew(context, await shownIn(ports, context), null),
    },
    { ...adding, method: 'post', handler: (context) => added(ports, context) },
    { ...growingOne, method: 'get', handler: (context) => askForGrowth(ports, context) },
    { ...growingOne, method: 'post', handler: (context) => grown(ports, context) },
  ];
}

function shownIn(ports: Needs, { actor, params }: PersonContext): Promise<ShownNetworks> {
  return showGroupNetworks(ports, actor, gatewayGroupId(params['group'] ?? ''));
}

function askForNew(context: PersonContext, shown: ShownNetworks, sent: Parsed<unknown> | null): Result {
  const model = addPoolModel(context, shown, sent);
  return sent === null ? show(addPoolPage, model) : show(addPoolPage, model, { status: 422 });
}

const fieldOf: FieldOfRefusal = ({ reason }) => {
  if (reason === 'pool-openvpn-has-one' || reason === 'pool-wireguard-too-many') return 'protocol';
  return reason.startsWith('pool-') || reason === 'changed-meanwhile' ? 'network' : undefined;
};

async function added(ports: Needs, context: PersonContext): Promise<Result> {
  const shown = await shownIn(ports, context);
  const sent = readForm(poolForm, context.body);
  if (!sent.ok) return askForNew(context, shown, sent);
  try {
    const pool = await addAddressPool(ports, context.actor, { ...sent.value, groupId: shown.group.id });
    return toNetworks(context, shown, context.t('networks.add.done', { network: pool.cidr }));
  } catch (error) {
    return askForNew(context, await shownIn(ports, context), refusedForm(sent, error, fieldOf));
  }
}

function poolIn({ params }: PersonContext, { pools }: ShownNetworks): ShownPool {
  const pool = pools.find(({ pool: { id } }) => id === params['pool']);
  if (pool === undefined) throw new Refusal('not-found', 'no-such-address-pool');
  return pool;
}

/** Where nothing larger is free there is nothing to ask. */
async function askForGrowth(ports: Needs, context: PersonContext): Promise<Result> {
  const shown = await shownIn(ports, context);
  const pool = poolIn(context, shown);
  if (pool.growths.length === 0) return redirect(paths.networks.show(context.tenant.slug, shown.group.id));
  return askFirst(context, growing(context, shown, { shown: pool, sent: null }));
}

async function grown(ports: Needs, context: PersonContext): Promise<Result> {
  const { t, actor, body } = context;
  const shown = await shownIn(ports, context);
  const { pool } = poolIn(context, shown);
  const again = async (sent: Parsed<unknown>): Promise<Result> => {
    const now = await shownIn(ports, context);
    return askFirst(context, growing(context, now, { shown: poolIn(context, now), sent }));
  };
  const sent = readForm(growthForm, body);
  if (!sent.ok) return again(sent);
  try {
    const wish = { groupId: shown.group.id, poolId: pool.id, network: sent.value.network };
    const larger = await growAddressPool(ports, actor, wish);
    return toNetworks(context, shown, t('networks.grow.done', { network: larger.cidr }));
  } catch (error) {
    return again(refusedForm(sent, error, fieldOf));
  }
}

function toNetworks({ tenant, t }: PersonContext, { group }: ShownNetworks, title: string): Result {
  const lines = [t('profiles.done-text')];
  return redirect(paths.networks.show(tenant.slug, group.id), { tone: 'success', title, lines });
}
