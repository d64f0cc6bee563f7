// The forms for what lies behind a gateway group and for its address pools: as people type them, each fault at its field.
import { z } from 'zod';
import { vpnProtocols } from '../../domain/access-profile';
import { checkedPool } from '../../domain/address-pool';
import { ipAddressOrNull, type IpAddress } from '../../domain/config-fields';
import type { WantedNetworks } from '../../domain/group-networks';
import { readNetworks } from '../../domain/reachable-networks';
import type { ShownNetworks } from '../../usecases/show-group-networks';
import type { Language } from '../../texts/translate';
import { errorText, type FieldError } from '../kit/form';
import { choice, line, paragraph, wholeNumber } from '../kit/form-input';
import { refusedBy } from '../kit/refused-by';

export const networksForm = z.object({
  networks: paragraph({ min: 0, max: 20_000 }),
  dns: line({ min: 0, max: 300 }),
  reason: paragraph({ min: 0, max: 1000 }),
  /** The revision that stood on the page. */
  seen: wholeNumber({ min: 0, max: 1_000_000_000 }),
});

/** A network that can serve as a pool. */
const network = line({ max: 50 }).superRefine((typed, context) => {
  const reason = refusedBy(checkedPool, typed);
  if (reason !== null) context.addIssue({ code: 'custom', message: reason });
});

export const poolForm = z.object({ protocol: choice(vpnProtocols), network });
export const growthForm = z.object({ network });

type Read = { readonly wanted: WantedNetworks; readonly errors: readonly FieldError[] };

export function readWanted(
  sent: z.infer<typeof networksForm>,
  { around }: Pick<ShownNetworks, 'around'>,
  language: Language,
): Read {
  const { networks: reachable, faults } = readNetworks(sent.networks, around);
  const { servers, wrong } = readServers(sent.dns);
  const errors: FieldError[] = [
    ...faults.slice(0, 1).map(({ line: at, reason }): FieldError => {
      const fault = errorText(language, { field: 'networks', reason: `refusal.${reason}`, values: {} });
      return { field: 'networks', reason: 'networks.error.line', values: { line: at, fault } };
    }),
    ...wrong.slice(0, 1).map((text): FieldError => ({
      field: 'dns',
      reason: 'networks.error.dns',
      values: { text: text.slice(0, 60) },
    })),
  ];
  return { wanted: { reachable, dns: servers, reason: sent.reason }, errors };
}

function readServers(typed: string): { readonly servers: IpAddress[]; readonly wrong: string[] } {
  const servers: IpAddress[] = [];
  const wrong: string[] = [];
  for (const one of typed.split(/[\s,;]+/).filter((text) => text !== '')) {
    const server = ipAddressOrNull(one);
    if (server === null) wrong.push(one);
    else servers.push(server);
  }
  return { servers, wrong };
}
