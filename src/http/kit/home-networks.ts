// The warning where the office's networks, or those of the VPN, are what people have at home.
import { clashesAtHome, type HomeClash } from '../../domain/home-network';
import type { Cidr } from '../../domain/config-fields';
import type { PersonContext } from './context';
import type { Alert } from './view-models';

type Words = Pick<PersonContext, 't'>;

/** `office`: what people want to reach. `tunnel`: addresses that devices get in the VPN. */
export type NetworkKind = 'office' | 'tunnel';

export function homeNetworkAlerts(
  { t }: Words,
  kind: NetworkKind,
  networks: readonly Cidr[],
): readonly Alert[] {
  const clashes = clashesAtHome(networks);
  if (clashes.length === 0) return [];
  return [
    {
      tone: 'warning',
      title: t(`kit.home-network.${kind}.title`),
      lines: [
        t(`kit.home-network.${kind}.what`),
        ...clashes.map((clash) => lineOf({ t }, clash)),
        t(`kit.home-network.${kind}.helps`),
      ],
    },
  ];
}

function lineOf({ t }: Words, { network, homes }: HomeClash): string {
  const devices = homes.flatMap((home) => home.devices).join(', ');
  return t('kit.home-network.line', { network, devices });
}
