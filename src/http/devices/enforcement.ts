// How far a taking back has got, in employees' words: ordered, in force, or not confirmed; never done before a gateway said so.
import { enforcementState, type Enforcement, type EnforcementState } from '../../domain/enforcement';
import type { ShownDevice } from '../../usecases/show-own-device';
import type { PersonContext } from '../kit/context';
import { enforcementBadge } from '../kit/status';
import type { Alert, Badge, Cell, Table } from '../kit/view-models';

export type TakingBack = { readonly alert: Alert; readonly table: Table | null };

type TakeBackKind = 'suspension' | 'revocation' | 'expiry';

const kindOfState = { suspended: 'suspension', revoked: 'revocation', expired: 'expiry' } as const;
const tones: Readonly<Record<EnforcementState, Alert['tone']>> = {
  ordered: 'warning',
  effective: 'success',
  unconfirmed: 'danger',
};

/** For a device that was stopped; null while nothing was taken from it. */
export function takingBackOf(context: PersonContext, shown: ShownDevice): TakingBack | null {
  const { state } = shown.device;
  const kind: TakeBackKind | null = state === 'active' ? grantTakesBack(shown) : kindOfState[state];
  if (kind === null) return null;
  if (shown.takenBack.length === 0) return { alert: nothingToTake(context), table: null };
  return { alert: alertOf(context, shown, kind), table: tableOf(context, shown) };
}

/** The access was suspended as a whole: its devices stay as they are, their credentials do not. */
function grantTakesBack({ credential, takenBack }: ShownDevice): TakeBackKind | null {
  return credential?.state === 'suspended' && takenBack.length > 0 ? 'suspension' : null;
}

/** For a device in use: what became of the file that the present one replaced; null once every gateway has dropped it. */
export function earlierFileOf(context: PersonContext, shown: ShownDevice): Badge | null {
  if (shown.device.state !== 'active' || shown.credential?.state !== 'active') return null;
  const state = worstOf(context, shown);
  return state === null || state === 'effective' ? null : enforcementBadge(context.t, state, null);
}

function nothingToTake({ t }: PersonContext): Alert {
  return {
    tone: 'info',
    title: t('devices.enforcement.nothing-title'),
    lines: [t('devices.enforcement.nothing-text')],
  };
}

function alertOf(context: PersonContext, shown: ShownDevice, kind: TakeBackKind): Alert {
  const { t, format } = context;
  const state = worstOf(context, shown) ?? 'ordered';
  const last = shown.takenBack.flatMap(({ effectiveAt }) =>
    effectiveAt === null ? [] : [effectiveAt.getTime()],
  );
  const time = state === 'effective' ? format.dateClock(new Date(Math.max(...last))) : '';
  return {
    tone: tones[state],
    title: t(`devices.enforcement.${kind}-${state}`, { time }),
    lines: [t(`devices.enforcement.text-${state}`)],
  };
}

function stateOf(
  { now }: PersonContext,
  { confirmWithinSeconds }: ShownDevice,
  enforcement: Enforcement,
): EnforcementState {
  return enforcementState(enforcement, now, confirmWithinSeconds);
}

/** One gateway that has not confirmed is enough. */
function worstOf(context: PersonContext, shown: ShownDevice): EnforcementState | null {
  const states = shown.takenBack.map((enforcement) => stateOf(context, shown, enforcement));
  return (['unconfirmed', 'ordered', 'effective'] as const).find((state) => states.includes(state)) ?? null;
}

function tableOf(context: PersonContext, shown: ShownDevice): Table {
  const { t } = context;
  return {
    caption: t('devices.enforcement.caption'),
    columns: [
      { label: t('devices.enforcement.gateway') },
      { label: t('devices.enforcement.ordered') },
      { label: t('devices.enforcement.state') },
    ],
    rows: shown.takenBack.map((enforcement) => rowOf(context, shown, enforcement)),
    empty: { title: '', text: '' },
  };
}

function rowOf(context: PersonContext, shown: ShownDevice, enforcement: Enforcement): readonly Cell[] {
  const { t, format } = context;
  const { effectiveAt, orderedAt, gatewayName } = enforcement;
  const since = effectiveAt === null ? null : format.clock(effectiveAt);
  return [
    { text: gatewayName },
    { text: format.dateClock(orderedAt) },
    { badge: enforcementBadge(t, stateOf(context, shown, enforcement), since) },
  ];
}
