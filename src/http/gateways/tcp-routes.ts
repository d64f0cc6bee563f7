// A gateway's OpenVPN server over TCP: offered, changed, ended.
import { changeOpenvpnTcp, type TcpWish } from '../../usecases/change-openvpn-tcp';
import type { Ports } from '../../usecases/ports';
import { showOpenvpnTcp, type ShownTcp } from '../../usecases/show-openvpn-tcp';
import type { PersonContext } from '../kit/context';
import { readForm, type Parsed } from '../kit/form';
import { paths } from '../kit/paths';
import { refusedForm, type FieldOfRefusal } from '../kit/refused-form';
import { redirect, show, type Result } from '../kit/result';
import type { PersonRoute } from '../kit/route';
import { tcpForm, udpOnlyForm } from './forms';
import { gatewayIn, outOfService } from './one-gateway';
import { tcpModel, tcpPage } from './tcp-page';

type Needs = Pick<Ports, 'store' | 'clock' | 'wakeups'>;

export function tcpRoutes(ports: Needs): readonly PersonRoute[] {
  const of = {
    path: paths.gateways.act(':tenant', ':gateway', 'tcp'),
    guard: 'person',
    permission: ['it-admin'],
  } as const;
  return [
    {
      ...of,
      method: 'get',
      handler: async (context) => {
        const shown = await shownIn(ports, context);
        return shown.gateway.state === 'removed' ? outOfService(context) : again(context, shown, null);
      },
    },
    { ...of, method: 'post', handler: (context) => changed(ports, context) },
  ];
}

function shownIn(ports: Needs, context: PersonContext): Promise<ShownTcp> {
  return showOpenvpnTcp(ports, context.actor, gatewayIn(context));
}

function again(context: PersonContext, shown: ShownTcp, sent: Parsed<unknown> | null): Result {
  const model = tcpModel(context, shown, sent);
  return sent === null ? show(tcpPage, model) : show(tcpPage, model, { status: 422 });
}

const fieldOf: FieldOfRefusal = ({ reason }) => {
  const [, family] = /^tcp-network([46])-/.exec(reason) ?? [];
  if (family !== undefined) return `network${family}`;
  if (reason === 'tcp-port-taken') return 'port';
  return reason === 'changed-meanwhile' || reason === 'no-address-pool' ? 'offered' : undefined;
};

async function changed(ports: Needs, context: PersonContext): Promise<Result> {
  const { body } = context;
  const shown = await shownIn(ports, context);
  if (shown.gateway.state === 'removed') return outOfService(context);
  const off = readForm(udpOnlyForm, body);
  if (off.ok) return carriedOut(ports, context, { shown, sent: off, wanted: null, seen: off.value.seen });
  const sent = readForm(tcpForm, body);
  if (!sent.ok) return again(context, shown, sent);
  const { seen, port, network4, network6 } = sent.value;
  return carriedOut(ports, context, { shown, sent, wanted: { port, network4, network6 }, seen });
}

type Carrying = Omit<TcpWish, 'gatewayId'> & { readonly shown: ShownTcp; readonly sent: Parsed<unknown> };

async function carriedOut(
  ports: Needs,
  context: PersonContext,
  { shown, sent, wanted, seen }: Carrying,
): Promise<Result> {
  const { actor, tenant, t } = context;
  const { id, state } = shown.gateway;
  try {
    const isNew = await changeOpenvpnTcp(ports, actor, { gatewayId: id, wanted, seen });
    const place = paths.gateways.show(tenant.slug, id);
    if (!isNew) return redirect(place, { tone: 'info', title: t('gateways.tcp.unchanged') });
    const [title, text] =
      wanted === null
        ? ([t('gateways.tcp.off'), t('gateways.tcp.off-text')] as const)
        : ([
            t('gateways.tcp.done'),
            t(state === 'new' ? 'gateways.tcp.done-new' : 'gateways.tcp.done-text'),
          ] as const);
    return redirect(place, { tone: 'success', title, lines: [text] });
  } catch (error) {
    return again(context, shown, refusedForm(sent, error, fieldOf));
  }
}
