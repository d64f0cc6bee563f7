// What the emergency account may do, as its buttons say it.
import type { EmergencyKind } from '../../domain/emergency';
import type { TextKey } from '../../texts/translate';

const labels: Readonly<Record<EmergencyKind, Readonly<Record<string, TextKey>>>> = {
  grants: { suspend: 'emergency.act.grants.suspend', revoke: 'emergency.act.grants.revoke' },
  devices: { suspend: 'emergency.act.devices.suspend', revoke: 'emergency.act.devices.revoke' },
  gateways: { remove: 'emergency.act.gateways.remove' },
};

export function actLabel(kind: EmergencyKind, act: string): TextKey {
  const label = labels[kind][act];
  if (label === undefined) throw new Error(`no label for ${kind} ${act}`);
  return label;
}
