// Networks that routers at home and telephones give out: an office that has the same is not found from there.
import { cidr4, isCidr4, type Cidr, type Cidr4 } from './config-fields';
import { poolsOverlap } from './address-pool';

export type HomeNetwork = {
  readonly network: Cidr4;
  /** Where people meet it: makes of devices, the same in every language. */
  readonly devices: readonly string[];
  /** The public document that names it. */
  readonly source: string;
};

/** As they come out of their boxes; whoever has changed theirs is not met here. */
export const homeNetworks: readonly HomeNetwork[] = [
  {
    network: cidr4('192.168.178.0/24'),
    devices: ['FRITZ!Box'],
    source: 'AVM, FRITZ!Box handbook: factory settings, 192.168.178.1 with 255.255.255.0',
  },
  {
    network: cidr4('192.168.179.0/24'),
    devices: ['FRITZ!Box (Gast)'],
    source: 'AVM, FRITZ!Box knowledge base: network of the guest access',
  },
  {
    network: cidr4('192.168.2.0/24'),
    devices: ['Speedport', 'EasyBox'],
    source: 'Telekom, Speedport manuals: 192.168.2.1; Vodafone, EasyBox manuals: 192.168.2.1',
  },
  {
    network: cidr4('192.168.0.0/24'),
    devices: ['Vodafone Station', 'TP-Link', 'D-Link'],
    source: 'Vodafone Station, TP-Link and D-Link manuals: 192.168.0.1',
  },
  {
    network: cidr4('192.168.1.0/24'),
    devices: ['O2 HomeBox', 'Netgear', 'Linksys', 'Zyxel'],
    source: 'O2 HomeBox, Netgear, Linksys and Zyxel manuals: 192.168.1.1',
  },
  {
    network: cidr4('10.0.0.0/24'),
    devices: ['Xfinity', 'Hitron'],
    source: 'Comcast, Xfinity gateway manual: 10.0.0.1 with 255.255.255.0',
  },
  {
    network: cidr4('10.0.1.0/24'),
    devices: ['AirPort'],
    source: 'Apple, AirPort manuals: 10.0.1.1 with 255.255.255.0',
  },
  {
    network: cidr4('192.168.86.0/24'),
    devices: ['Google Nest Wifi'],
    source: 'Google, Nest Wifi help: 192.168.86.1',
  },
  {
    network: cidr4('192.168.43.0/24'),
    devices: ['Android (Hotspot)'],
    source: 'Android Open Source Project, Tethering: 192.168.43.1/24',
  },
  {
    network: cidr4('172.20.10.0/28'),
    devices: ['iPhone (Hotspot)'],
    source: 'Apple, Personal Hotspot: 172.20.10.1 with 255.255.255.240',
  },
  {
    network: cidr4('192.168.137.0/24'),
    devices: ['Windows (Hotspot)'],
    source: 'Microsoft, Internet Connection Sharing: 192.168.137.1/24',
  },
];

/** A wider one is a whole range of private addresses, of which the homes' are a small part: nothing to warn about. */
const widestLength = 16;

export type HomeClash = { readonly network: Cidr; readonly homes: readonly HomeNetwork[] };

/**
 * Those of the networks in which people at home look for their own printer. A computer sends what is for its own network
 * out there, whatever leads into the tunnel (longest match, RFC 4632 §5.1).
 */
export function clashesAtHome(networks: readonly Cidr[]): readonly HomeClash[] {
  return [...new Set(networks)].flatMap((network) => {
    if (!isCidr4(network) || Number(network.slice(network.indexOf('/') + 1)) < widestLength) return [];
    const homes = homeNetworks.filter((home) => poolsOverlap(network, home.network));
    return homes.length === 0 ? [] : [{ network, homes }];
  });
}
