// The pictures of what a gateway carried.
import type { CapacityPeriod } from '../../domain/capacity-period';
import type { ShownCapacity } from '../../usecases/show-gateway-capacity';
import { chart, type Chart, type Series } from '../kit/chart';
import type { PersonContext } from '../kit/context';
import { countValue, plainValue, rateValue, slotText, type Value, type Values } from './capacity-values';

type Drawing = {
  readonly name: 'connected' | 'traffic' | 'handshakes' | 'devices' | 'load' | 'memory' | 'behind';
  readonly lines: readonly (readonly [label: string, values: Values])[];
  /** The scale reaches at least so far. */
  readonly least: number;
};

export function capacityCharts(context: PersonContext, shown: ShownCapacity): readonly Chart[] {
  const { t, format } = context;
  const { slots } = shown;
  const edges = [slots[0], slots[Math.floor(slots.length / 2)], slots.at(-1)];
  const axis = edges.flatMap((slot) =>
    slot === undefined ? [] : [slotText(context, shown.period, slot.from)],
  );
  return drawings(context).map(({ name, lines, least }) =>
    chart(
      {
        title: t(`capacity.chart.${name}`),
        axis,
        note: name === 'devices' ? placesNote(context, shown) : null,
        nothing: name === 'traffic' || name === 'handshakes' ? t('capacity.withheld') : t('capacity.unknown'),
        number: format.number,
        least,
      },
      lines.map(([label, values]) => seriesOf(context, shown, { label, values })),
    ),
  );
}

function drawings(context: PersonContext): readonly Drawing[] {
  const { t } = context;
  const [wireguard, openvpn] = [t('gateways.protocol.wireguard'), t('gateways.protocol.openvpn')];
  const counts = (of: 'connected' | 'handshakes' | 'devices'): Drawing => ({
    name: of,
    lines: [
      [wireguard, (bucket) => countValue(context, bucket.wireguard?.[of])],
      [openvpn, (bucket) => countValue(context, bucket.openvpn?.[of])],
    ],
    least: 10,
  });
  const condition = (
    of: 'load' | 'memory' | 'behind',
    unit: 'percent' | 'memory' | 'seconds',
    least: number,
  ): Drawing => ({
    name: of,
    lines: [[t(`capacity.condition.${of}`), (bucket) => plainValue(context, bucket.condition[of], unit)]],
    least,
  });
  return [
    counts('connected'),
    {
      name: 'traffic',
      lines: [
        [t('capacity.traffic.in'), ({ traffic }) => rateValue(context, traffic?.in)],
        [t('capacity.traffic.out'), ({ traffic }) => rateValue(context, traffic?.out)],
      ],
      least: 1,
    },
    counts('handshakes'),
    counts('devices'),
    condition('load', 'percent', 100),
    condition('memory', 'memory', 100),
    condition('behind', 'seconds', 100),
  ];
}

type Known = { readonly from: Date; readonly value: Value };

function seriesOf(
  context: PersonContext,
  { period, slots }: ShownCapacity,
  { label, values }: { readonly label: string; readonly values: Values },
): Series {
  const all = slots.map(({ from, bucket }) => ({ from, value: bucket === null ? null : values(bucket) }));
  const peak = all.reduce<Known | null>(
    (most, { from, value }) =>
      value !== null && value.size > (most?.value.size ?? -1) ? { from, value } : most,
    null,
  );
  return {
    label,
    values: all.map(({ value }) => value?.size ?? null),
    peak: peakText(context, period, peak),
  };
}

/** When nothing ever was, the first moment of it is no news. */
function peakText(context: PersonContext, period: CapacityPeriod, peak: Known | null): string {
  if (peak === null) return context.t('kit.none');
  const { from, value } = peak;
  if (value.size === 0) return value.text;
  return context.t('capacity.peak', { value: value.text, time: slotText(context, period, from) });
}

function placesNote({ t, format }: PersonContext, { places }: ShownCapacity): string | null {
  const parts = (['wireguard', 'openvpn'] as const).flatMap((protocol) => {
    const count = places[protocol];
    return count === null ? [] : [`${t(`gateways.protocol.${protocol}`)} ${format.number(count)}`];
  });
  return parts.length === 0 ? null : t('capacity.places', { counts: parts.join(', ') });
}
