// The figures as Prometheus reads them (text exposition format 0.0.4).
import { listName } from '../../domain/revocation-list';
import type { Figures } from '../../usecases/read-figures';

type Sample = { readonly labels?: string; readonly value: number };
type Metric = { readonly name: string; readonly help: string; readonly samples: readonly Sample[] };

export function prometheusText(figures: Figures, version: string): string {
  const { gateways } = figures;
  return [
    metric('build_info', 'Version of the portal.', [{ labels: `version="${version}"`, value: 1 }]),
    metric('tenants', 'Municipalities.', [{ value: figures.tenants }]),
    metric('gateways', 'Gateways by state.', [
      { labels: 'state="connected"', value: gateways.connected },
      { labels: 'state="removed"', value: gateways.removed },
      { labels: 'state="silent"', value: gateways.silent },
      { labels: 'state="waiting"', value: gateways.waiting },
    ]),
    metric(
      'unconfirmed_take_backs',
      'Take-backs that a gateway has not confirmed, up to 1000 a municipality.',
      [{ value: figures.unconfirmedTakeBacks }],
    ),
    metric(
      'gateway_drift_total',
      'What gateways found otherwise than ordered and have put right, peers and files by number.',
      [{ value: figures.gatewayDrift }],
    ),
    metric('gateways_copied', 'Gateways in service whose key two agents use: nothing they confirm counts.', [
      { value: figures.copiedGateways },
    ]),
    metric(
      'overdue_take_backs',
      'Take-backs not proved within the limit of the municipality, of the 1000 oldest of each.',
      [{ value: figures.overdue.reduce((sum, { count }) => sum + count, 0) }],
    ),
    metric('overdue_take_back_age_seconds', 'How long ago the oldest of them was ordered; 0 without any.', [
      { value: Math.max(0, ...figures.overdue.map(({ oldestSeconds }) => oldestSeconds)) },
    ]),
    metric(
      'gateway_overdue_take_backs',
      'The same by gateway in service, by its id.',
      figures.overdue.map(({ gateway, count }) => ({ labels: `gateway="${gateway}"`, value: count })),
    ),
    metric(
      'gateway_overdue_take_back_age_seconds',
      'The same by gateway in service, by its id.',
      figures.overdue.map(({ gateway, oldestSeconds }) => ({
        labels: `gateway="${gateway}"`,
        value: oldestSeconds,
      })),
    ),
    metric(
      'gateway_closes_in_seconds',
      'How long until a gateway ends all access because it does not hear the portal; 0 once it has; only where that is set.',
      figures.closing.map(({ gateway, seconds }) => ({ labels: `gateway="${gateway}"`, value: seconds })),
    ),
    metric('authorities_ending', 'Certificate authorities by how near their end is: within so many days.', [
      { labels: 'days="0"', value: figures.authoritiesEnding[0] },
      { labels: 'days="30"', value: figures.authoritiesEnding[30] },
      { labels: 'days="90"', value: figures.authoritiesEnding[90] },
      { labels: 'days="180"', value: figures.authoritiesEnding[180] },
    ]),
    metric('waiting_requests', 'Requests for access that wait, up to 1000 a municipality.', [
      { value: figures.waitingRequests },
    ]),
    metric(
      'mails',
      'Mails by state, up to 1000 a municipality: waiting to be sent, not delivered in the last 30 days.',
      [
        { labels: 'state="undeliverable"', value: figures.mails.undeliverable },
        { labels: 'state="waiting"', value: figures.mails.waiting },
      ],
    ),
    metric(
      'crl_next_update_seconds',
      'When the revocation list of an authority is over, in seconds since 1970; 0 while there is none.',
      figures.revocationLists.map(({ authoritySerial, nextUpdate }) => ({
        labels: `ca="${listName(authoritySerial)}"`,
        value: Math.floor((nextUpdate?.getTime() ?? 0) / 1000),
      })),
    ),
  ]
    .map(printed)
    .join('');
}

function metric(name: string, help: string, samples: readonly Sample[]): Metric {
  return { name: `fernamt_${name}`, help, samples };
}

function printed({ name, help, samples }: Metric): string {
  const lines = samples.map(
    ({ labels, value }) => `${name}${labels === undefined ? '' : `{${labels}}`} ${value}`,
  );
  return [`# HELP ${name} ${help}`, `# TYPE ${name} gauge`, ...lines, ''].join('\n');
}
