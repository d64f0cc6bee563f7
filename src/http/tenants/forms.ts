// The forms about municipalities: a new one, what can change of it later, and its quotas.
import { z } from 'zod';
import { checkedPool } from '../../domain/address-pool';
import { cidr, ipAddress, serverName } from '../../domain/config-fields';
import { isTimeZone } from '../../domain/local-day';
import { publicBodies } from '../../domain/municipality';
import { highestQuota } from '../../domain/quota';
import { isTenantSlug } from '../../domain/tenant';
import type { MunicipalityToAdd } from '../../usecases/add-municipality';
import { colourFields } from '../kit/colour-input';
import { contactFields, hotlineOf } from '../kit/contact-input';
import { federalStateField } from '../kit/federal-state-input';
import { choice, line, paragraph, wholeNumber } from '../kit/form-input';
import { refusedBy } from '../kit/refused-by';

const entries = (typed: string): readonly string[] => typed.split(/[\s,;]+/).filter((entry) => entry !== '');

/** One a line, as people paste them; commas do as well. */
function list(rule: (text: string) => unknown, { min = 0 }: { readonly min?: 0 | 1 } = {}) {
  return paragraph({ max: 1000, min })
    .transform(entries)
    .superRefine((typed, context) => {
      const [reason] = typed.flatMap((entry) => refusedBy(rule, entry) ?? []);
      if (reason !== undefined) context.addIssue({ code: 'custom', message: reason });
    });
}

const isIpv4 = (network: string): boolean => !network.includes(':');
/** Every device gets an IPv4 address; IPv6 is added to it. */
const withIpv4 = (networks: readonly string[]): boolean => networks.length === 0 || networks.some(isIpv4);

const openvpnPools = list(checkedPool, { min: 1 }).refine(withIpv4, 'refusal.pools-without-ipv4');
const wireguardPools = list(checkedPool).refine(withIpv4, 'refusal.pools-without-ipv4');

const port = () => wholeNumber({ min: 1, max: 65_535 });
/** Empty: as many as they like. */
const quota = () =>
  line({ max: 12, min: 0 })
    .pipe(z.string().regex(/^-?\d*$/, 'form.error.not-a-number'))
    .transform((typed) => (typed === '' ? null : Number(typed)))
    .pipe(z.number().min(0).max(highestQuota).nullable());

export const quotaFields = { people: quota(), devices: quota(), gateways: quota() };
export const quotaForm = z.object(quotaFields);

const basicFields = {
  body: choice(publicBodies),
  name: line({ max: 100 }),
  shortName: line({ max: 40, min: 0 }).transform((typed) => (typed === '' ? null : typed)),
  timeZone: line({ max: 60 }).pipe(z.string().refine(isTimeZone, 'refusal.time-zone-unknown')),
  federalState: federalStateField,
};
export const basicsForm = z.object(basicFields);

export const municipalityForm = z.object({
  ...basicFields,
  ...contactFields,
  ...colourFields,
  slug: line({ max: 100 }).pipe(z.string().refine(isTenantSlug, 'refusal.slug-malformed')),
  caseCode: line({ max: 10 }).pipe(z.string().regex(/^[A-Z]{2,4}$/, 'refusal.case-code-malformed')),
  serverName: line({ max: 253 })
    .transform((typed) => typed.toLowerCase())
    .superRefine((typed, context) => {
      const reason = refusedBy(serverName, typed);
      if (reason !== null) context.addIssue({ code: 'custom', message: reason });
    }),
  openvpnPort: port(),
  openvpnPools,
  wireguardPort: port(),
  wireguardPools,
  dns: list(ipAddress),
  reachable: list(cidr, { min: 1 }),
  adminAttribute: line({ max: 200, min: 0 }),
  adminValue: line({ max: 200, min: 0 }),
  ...quotaFields,
});

type Sent = z.infer<typeof municipalityForm>;

export function municipalityFrom(sent: Sent): MunicipalityToAdd {
  const { body, name, shortName, slug, caseCode, timeZone, federalState, people, devices, gateways } = sent;
  return {
    tenant: { slug, name, caseCode, timeZone, federalState, hotline: hotlineOf(sent) },
    facts: { body, shortName },
    colours: { main: sent.main, accent: sent.accent },
    network: {
      group: {
        serverName: sent.serverName,
        openvpnPort: sent.openvpnPort,
        wireguardPort: sent.wireguardPort,
        dns: sent.dns,
        reachable: sent.reachable,
      },
      pools: [
        ...sent.openvpnPools.map((cidr) => poolOf('openvpn', cidr)),
        ...sent.wireguardPools.map((cidr) => poolOf('wireguard', cidr)),
      ],
    },
    roleRules: firstAdmins(sent),
    quotas: { people, devices, gateways },
  };
}

function poolOf(protocol: 'openvpn' | 'wireguard', network: string) {
  return { protocol, family: isIpv4(network) ? 4 : 6, cidr: network } as const;
}

/** Whoever sets up a municipality's rules and its VPN begins; both roles can be parted later. */
function firstAdmins({ adminAttribute: attribute, adminValue: value }: Sent): MunicipalityToAdd['roleRules'] {
  if (attribute === '' || value === '') return [];
  return (['tenant-admin', 'it-admin'] as const).map((role) => ({ attribute, value, role }));
}
