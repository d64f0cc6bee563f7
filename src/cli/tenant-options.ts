// From the options of `fernamt tenant create` and `fernamt operator create` to what they describe.
import { checkedColour, type Colour } from '../domain/colour';
import { Refusal } from '../domain/errors';
import { isFederalState, type FederalState } from '../domain/federal-state';
import { isTimeZone } from '../domain/local-day';
import { port } from '../domain/config-fields';
import type { RoleRule } from '../domain/role-rules';
import { isRole } from '../domain/roles';
import { firstProfile, newTenant, notConnected } from '../domain/new-tenant';
import type { TenantToCreate } from '../usecases/create-tenant';

export type TenantOptions = {
  readonly slug: string;
  readonly name: string;
  readonly caseCode: string;
  readonly serverName: string;
  readonly openvpnPool: readonly string[];
  readonly wireguardPool: readonly string[];
  readonly dns: readonly string[];
  readonly network: readonly string[];
  readonly role: readonly string[];
  readonly timeZone: string;
  readonly federalState?: string;
  readonly openvpnPort: string;
  readonly mainColour?: string;
  readonly accentColour?: string;
  readonly wireguardPort: string;
};

/** WireGuard waits for the municipality's recorded decision, also where pools for it exist. */
export function tenantFrom(options: TenantOptions): TenantToCreate {
  if (!/^[A-Z]{2,4}$/.test(options.caseCode)) throw new Refusal('invalid', 'case-code-malformed');
  const { slug, name, caseCode, wireguardPool, openvpnPool } = options;
  const timeZone = knownTimeZone(options.timeZone);
  const federalState = knownFederalState(options.federalState);
  return {
    tenant: newTenant({ kind: 'municipality', slug, name, caseCode, timeZone, federalState, hotline: null }),
    colours: {
      main: colour(options.mainColour),
      accent: colour(options.accentColour),
    },
    saml: notConnected,
    roleRules: options.role.map(roleRule),
    network: {
      group: {
        name: 'Standard',
        serverName: options.serverName,
        wireguardPort: port(options.wireguardPort),
        openvpnPort: port(options.openvpnPort),
        dns: options.dns,
        reachable: options.network,
        maxClients: 1024,
      },
      pools: [...openvpnPool.map(poolFor('openvpn')), ...wireguardPool.map(poolFor('wireguard'))],
      profile: firstProfile(wireguardPool.length > 0 ? ['openvpn', 'wireguard'] : ['openvpn']),
    },
  };
}

export type OperatorOptions = Pick<TenantOptions, 'slug' | 'name' | 'role' | 'timeZone'>;

/** No applications reach the provider, so the code at the head of their numbers is never seen. */
export function operatorFrom({ slug, name, role, timeZone }: OperatorOptions): TenantToCreate {
  const chosen = { kind: 'operator', slug, name, caseCode: 'OP', hotline: null } as const;
  return {
    tenant: newTenant({ ...chosen, timeZone: knownTimeZone(timeZone) }),
    saml: notConnected,
    roleRules: role.map(roleRule),
    network: null,
  };
}

function colour(text: string | undefined): Colour | null {
  return text === undefined ? null : checkedColour(text);
}

function knownTimeZone(text: string): string {
  if (!isTimeZone(text)) throw new Refusal('invalid', 'time-zone-unknown');
  return text;
}

function knownFederalState(text: string | undefined): FederalState | null {
  if (text === undefined) return null;
  if (!isFederalState(text)) throw new Refusal('invalid', 'federal-state-unknown');
  return text;
}

function poolFor(protocol: 'openvpn' | 'wireguard') {
  return (cidr: string) => ({ protocol, family: cidr.includes(':') ? (6 as const) : (4 as const), cidr });
}

/** `it-admin:groups=vpn-it` */
export function roleRule(text: string): RoleRule {
  const [, role = '', attribute, value] = /^([a-z-]+):([^=]+)=(.+)$/.exec(text) ?? [];
  if (!isRole(role) || attribute === undefined || value === undefined)
    throw new Refusal('invalid', 'role-rule-malformed');
  return { role, attribute, value };
}
