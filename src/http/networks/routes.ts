// The pages of a gateway group's networks: what lies behind it, and the addresses of its devices; IT changes them.
import { profileReaders } from '../../domain/access-profile';
import { namingMore, type WantedNetworks } from '../../domain/group-networks';
import { Refusal } from '../../domain/errors';
import { gatewayGroupId, type GatewayGroupId } from '../../domain/ids';
import { changeGroupNetworks } from '../../usecases/change-group-networks';
import type { Ports } from '../../usecases/ports';
import { showGroupNetworks, type ShownNetworks } from '../../usecases/show-group-networks';
import type { PersonContext } from '../kit/context';
import { readForm, withErrors, type Parsed } from '../kit/form';
import { paths } from '../kit/paths';
import { refusedForm, type FieldOfRefusal } from '../kit/refused-form';
import { redirect, show, type Result } from '../kit/result';
import type { PersonRoute } from '../kit/route';
import { networksForm, readWanted } from './forms';
import { poolRoutes } from './pool-routes';
import { networksModel, networksPage } from './show-page';

type Needs = Pick<Ports, 'store' | 'clock' | 'ids' | 'wakeups'>;

export function networkRoutes(ports: Needs): readonly PersonRoute[] {
  const path = paths.networks.show(':tenant', ':group');
  return [
    {
      method: 'get',
      path,
      guard: 'person',
      permission: profileReaders,
      freshSignIn: ['it-admin'],
      handler: async (context) =>
        show(networksPage, networksModel(context, await shownIn(ports, context), null)),
    },
    {
      method: 'post',
      path,
      guard: 'person',
      permission: ['it-admin'],
      freshSignIn: true,
      handler: (context) => changed(ports, context),
    },
    ...poolRoutes(ports),
  ];
}

const groupIn = ({ params }: PersonContext): GatewayGroupId => gatewayGroupId(params['group'] ?? '');

function shownIn(ports: Needs, context: PersonContext): Promise<ShownNetworks> {
  return showGroupNetworks(ports, context.actor, groupIn(context));
}

async function changed(ports: Needs, context: PersonContext): Promise<Result> {
  const { actor, tenant, t, language, body } = context;
  const again = async (sent: Parsed<unknown>): Promise<Result> =>
    show(networksPage, networksModel(context, await shownIn(ports, context), sent), { status: 422 });
  const shown = await shownIn(ports, context);
  const sent = readForm(networksForm, body);
  if (!sent.ok) return again(sent);
  const { wanted, errors } = readWanted(sent.value, shown, language);
  if (errors.length > 0) return again(withErrors(sent, errors));
  try {
    const { seen } = sent.value;
    const isNew = await changeGroupNetworks(ports, actor, { groupId: shown.group.id, wanted, seen });
    return redirect(
      paths.networks.show(tenant.slug, shown.group.id),
      isNew
        ? { tone: 'success', title: t('profiles.done'), lines: [t('profiles.done-text')] }
        : { tone: 'info', title: t('profiles.unchanged') },
    );
  } catch (error) {
    return again(refused(sent, error, { shown, wanted }));
  }
}

const fields: FieldOfRefusal = {
  'changed-meanwhile': 'networks',
  'reach-too-many': 'networks',
  'reach-rule-devices': 'networks',
  'reach-reason-missing': 'reason',
  'reach-too-many-dns': 'dns',
  'split-tunnel-of-everything': 'networks',
};

type Refused = { readonly shown: ShownNetworks; readonly wanted: WantedNetworks };

/** Which profiles are to be changed first is what people need to know. */
function refused(
  sent: Parsed<unknown>,
  error: unknown,
  { shown: { profiles, group }, wanted }: Refused,
): Parsed<unknown> {
  if (!(error instanceof Refusal) || error.reason !== 'networks-named-by-profiles')
    return refusedForm(sent, error, fields);
  const names = namingMore(profiles, group.reachable, wanted.reachable).map(({ name }) => name);
  const values = { names: names.join(', ') };
  return withErrors(sent, [{ field: 'networks', reason: 'networks.error.named', values }]);
}
