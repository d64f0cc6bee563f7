// What was taken back from a person at gateways, device by device: three times each, or what is still open.
import { enforcementState } from '../../domain/enforcement';
import type { ProofOfDevice } from '../../domain/withdrawal';
import type { PersonContext } from '../kit/context';
import { orderColumns, timeCells } from '../kit/order-words';
import { paths } from '../kit/paths';
import { enforcementBadge } from '../kit/status';
import type { Table } from '../kit/view-models';

type Proved = {
  readonly proofs: readonly ProofOfDevice[];
  readonly confirmWithinSeconds: number;
};

export function personProofs(context: PersonContext, { proofs, confirmWithinSeconds }: Proved): Table {
  const { t, tenant, now } = context;
  return {
    caption: t('people.person.proofs-caption'),
    captionHidden: true,
    columns: orderColumns(context, ['device', 'gateway', 'ordered', 'applied', 'verified', 'state']),
    rows: proofs.map(({ device, enforcement }) => [
      {
        text: device.name,
        href: paths.people.device(tenant.slug, device.id),
        note: t(`orders.kind.${enforcement.kind}`),
      },
      { text: enforcement.gatewayName },
      ...timeCells(context, enforcement),
      { badge: enforcementBadge(t, enforcementState(enforcement, now, confirmWithinSeconds), null) },
    ]),
    empty: { title: '', text: '' },
  };
}
