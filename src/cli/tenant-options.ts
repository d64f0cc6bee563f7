// From the options of `fernamt tenant create` to the municipality they describe.
import { Refusal } from '../domain/errors';
import { isTimeZone } from '../domain/local-day';
import { port } from '../domain/config-fields';
import type { RoleRule } from '../domain/role-rules';
import { isRole } from '../domain/roles';
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
  readonly openvpnPort: string;
  readonly wireguardPort: string;
};

/** WireGuard waits for the municipality's recorded decision, also where pools for it exist. */
export function tenantFrom(options: TenantOptions): TenantToCreate {
  if (!/^[A-Z]{2,4}$/.test(options.caseCode)) throw new Refusal('invalid', 'case-code-malformed');
  if (!isTimeZone(options.timeZone)) throw new Refusal('invalid', 'time-zone-unknown');
  return {
    tenant: {
      kind: 'municipality',
      slug: options.slug,
      name: options.name,
      caseCode: options.caseCode,
      timeZone: options.timeZone,
      hotline: null,
      maxGrantDays: 365,
      leafletVersion: 1,
      leafletText: '',
      wireguard: null,
      maxOfflineDays: 7,
      confirmWithinSeconds: 60,
    },
    saml: { idp: null, identity: { kind: 'name-id' }, wantAssertionsSigned: true, wantResponseSigned: true },
    roleRules: options.role.map(roleRule),
    group: {
      name: 'Standard',
      serverName: options.serverName,
      wireguardPort: port(options.wireguardPort),
      openvpnPort: port(options.openvpnPort),
      dns: options.dns,
      reachable: options.network,
      maxClients: 1024,
    },
    pools: [
      ...options.openvpnPool.map(poolFor('openvpn')),
      ...options.wireguardPool.map(poolFor('wireguard')),
    ],
    profile: {
      name: 'Homeoffice Standard',
      description: 'Laufwerke, Fachverfahren und Intranet wie am Arbeitsplatz',
      protocols: options.wireguardPool.length > 0 ? ['openvpn', 'wireguard'] : ['openvpn'],
      systems: ['windows', 'macos', 'linux', 'ios', 'android'],
      deviceKinds: ['managed'],
      maxDevices: 2,
      maxDays: 365,
    },
  };
}

function poolFor(protocol: 'openvpn' | 'wireguard') {
  return (cidr: string) => ({ protocol, family: cidr.includes(':') ? (6 as const) : (4 as const), cidr });
}

/** `it-admin:groups=vpn-it` */
function roleRule(text: string): RoleRule {
  const [, role = '', attribute, value] = /^([a-z-]+):([^=]+)=(.+)$/.exec(text) ?? [];
  if (!isRole(role) || attribute === undefined || value === undefined)
    throw new Refusal('invalid', 'role-rule-malformed');
  return { role, attribute, value };
}
