// The proof of an order, gateway by gateway, and what it means where one has not confirmed. Nothing counts as done before.
import { progressOf, type OrderProgress } from '../../domain/device-standing';
import { enforcementState, type Enforcement } from '../../domain/enforcement';
import { isSilent } from '../../domain/gateway';
import type { DeviceForStaff, Proof } from '../../usecases/show-device';
import type { PersonContext } from '../kit/context';
import { orderColumns, saidByGateway, secondsOf, timeCells } from '../kit/order-words';
import { enforcementBadge } from '../kit/status';
import type { Alert, Badge, Table } from '../kit/view-models';

export function progressOfProof(
  { now }: PersonContext,
  proof: Proof | null,
  { confirmWithinSeconds }: DeviceForStaff,
) {
  return proof === null ? null : progressOf(proof.enforcements, { now, confirmWithinSeconds });
}

/** Beside the state's own badge: how far it has got, or since when it holds everywhere. */
export function progressBadge(
  context: PersonContext,
  { kind, confirmed, total, state, effectiveAt }: OrderProgress,
): Badge | null {
  const { t, format } = context;
  if (state === 'effective') {
    const since = effectiveAt === null ? null : secondsOf(context, effectiveAt);
    return kind === 'set' ? null : enforcementBadge(t, 'effective', since);
  }
  const values = { confirmed: format.number(confirmed), total: format.number(total) };
  const { tone, icon } = enforcementBadge(t, state, null);
  return { label: t(`people.proof.progress.${kind}`, values), tone, icon };
}

export function proofTable(
  context: PersonContext,
  { enforcements }: Proof,
  { confirmWithinSeconds }: DeviceForStaff,
): Table {
  const { t, now } = context;
  return {
    caption: t('people.proof.caption'),
    captionHidden: true,
    columns: orderColumns(context, ['gateway', 'ordered', 'applied', 'verified', 'state']),
    rows: enforcements.map((one) => {
      const state = enforcementState(one, now, confirmWithinSeconds);
      return [
        { text: one.gatewayName },
        ...timeCells(context, one),
        { badge: enforcementBadge(t, state, null) },
      ];
    }),
    empty: { title: t('people.proof.none'), text: t('people.proof.none-text') },
  };
}

/** Null while the wait is usual or all is confirmed, and for a release: that one is late endangers nobody. */
export function openAlert(context: PersonContext, proof: Proof, device: DeviceForStaff): Alert | null {
  const { t } = context;
  const progress = progressOfProof(context, proof, device);
  if (progress === null || progress.kind === 'set' || progress.state !== 'unconfirmed') return null;
  return {
    tone: 'danger',
    title: t(`people.proof.alert.${progress.kind}`),
    lines: proof.enforcements.flatMap((one) => meaningOf(context, one, device)),
  };
}

function meaningOf(
  context: PersonContext,
  one: Enforcement,
  { gateways, confirmWithinSeconds }: DeviceForStaff,
): readonly string[] {
  const { t, now } = context;
  if (enforcementState(one, now, confirmWithinSeconds) !== 'unconfirmed') return [];
  const values = { gateway: one.gatewayName };
  const gateway = gateways.find(({ id }) => id === one.gatewayId);
  if (gateway?.state === 'removed') return [t('people.proof.removed', values)];
  if (one.failure !== null)
    return [t('people.proof.failed', { ...values, failure: saidByGateway(context, one) })];
  const heard = gateway?.lastContactAt ?? null;
  if (heard !== null && isSilent(heard, now))
    return [t('people.proof.silent', { ...values, time: secondsOf(context, heard) })];
  return [t(one.appliedAt === null ? 'people.proof.slow' : 'people.proof.unverified', values)];
}
