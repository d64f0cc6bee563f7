// How a gateway's state reads: the same word, icon and colour on every page.
import type { Gateway, GatewayHealth } from '../../domain/gateway';
import type { TextKey } from '../../texts/translate';
import type { PersonContext } from '../kit/context';
import { paths } from '../kit/paths';
import { badge } from '../kit/status';
import type { Badge, Breadcrumb, Cell, Tone } from '../kit/view-models';

const healthTones: Readonly<Record<GatewayHealth, Tone>> = {
  waiting: 'info',
  connected: 'success',
  silent: 'danger',
  removed: 'neutral',
};

const problemTexts: Readonly<Record<string, TextKey>> = {
  'certificate-not-ours': 'gateways.problem.certificate-not-ours',
  'firewall-not-loaded': 'gateways.problem.firewall-not-loaded',
  'reach-not-in-force': 'gateways.problem.reach-not-in-force',
  'openvpn-does-not-answer': 'gateways.problem.openvpn-does-not-answer',
  'openvpn-not-running': 'gateways.problem.openvpn-not-running',
  'openvpn-tcp-not-running': 'gateways.problem.openvpn-tcp-not-running',
  'revoked-serials-unreadable': 'gateways.problem.revoked-serials-unreadable',
  'stranger-there': 'gateways.problem.stranger-there',
  'wireguard-not-running': 'gateways.problem.wireguard-not-running',
};

/** What the agent says is wrong; a reason we have no words for is shown as it came, for whoever looks into the log. */
export function problemText({ t }: Pick<PersonContext, 't'>, problem: string): string {
  const [, fault] = /^server-file-(.+)$/.exec(problem) ?? [];
  if (fault !== undefined) return t('gateways.problem.server-file', { reason: fault });
  const text = problemTexts[problem];
  return text === undefined ? t('gateways.problem.other', { reason: problem }) : t(text);
}

export function healthBadge({ t }: Pick<PersonContext, 't'>, health: GatewayHealth): Badge {
  return badge(t(`gateways.state.${health}`), healthTones[health]);
}

/** One that is out for maintenance says so first; that it does not answer stands beside it. */
export function stateCell(
  context: Pick<PersonContext, 't'>,
  { maintenance, problem }: Pick<Gateway, 'maintenance' | 'problem'>,
  health: GatewayHealth,
): Cell {
  const { t } = context;
  const isOut = maintenance !== null && health !== 'removed';
  const notes = [
    ...(isOut && health === 'silent' ? [t('gateways.state.silent')] : []),
    ...(problem === null ? [] : [problemText(context, problem)]),
  ];
  return {
    badge: isOut ? badge(t('gateways.state.maintenance'), 'warning') : healthBadge(context, health),
    ...(notes.length === 0 ? {} : { note: notes.join(' · ') }),
  };
}

/** With the exact time, and how long ago that is. */
export function contactCell({ t, format, now }: PersonContext, at: Date | null): Cell {
  return at === null
    ? { text: t('gateways.never') }
    : { text: format.dateTime(at), note: format.since(at, now) };
}

/** Of the pages below one gateway's own. */
export function gatewayBreadcrumb(
  { t, tenant }: PersonContext,
  { id, name }: Pick<Gateway, 'id' | 'name'>,
  here: string,
): Breadcrumb {
  const { list, show } = paths.gateways;
  return {
    links: [
      { label: t('gateways.title'), href: list(tenant.slug) },
      { label: name, href: show(tenant.slug, id) },
    ],
    here,
  };
}

const certificateWarningMs = 14 * 86_400_000;

/** The agent renews it 30 days ahead: one that is about to end has not managed to. */
export function certificateCell({ t, format, now }: PersonContext, endsAt: Date | null): Cell {
  if (endsAt === null) return { text: t('kit.none') };
  const leftMs = endsAt.getTime() - now.getTime();
  const text = format.day(endsAt);
  if (leftMs <= 0) return { text, badge: badge(t('gateways.certificate.ended'), 'danger') };
  return leftMs < certificateWarningMs
    ? { text, badge: badge(t('gateways.certificate.ends-soon'), 'warning') }
    : { text };
}
