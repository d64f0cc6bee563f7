// What a municipality or the provider begins with, before it chooses for itself.
import type { ProfileBasics, VpnProtocol } from './access-profile';
import { handOverMinutes } from './hand-over';
import type { SamlSettings } from './saml-settings';
import type { Tenant } from './tenant';

type Chosen = Pick<Tenant, 'kind' | 'slug' | 'name' | 'caseCode' | 'timeZone' | 'hotline'> &
  Partial<Pick<Tenant, 'federalState'>>;

/** No leaflet yet, and no WireGuard: both are the municipality's own words and decision. */
export function newTenant(chosen: Chosen): Omit<Tenant, 'id'> {
  return {
    federalState: null,
    ...chosen,
    maxGrantDays: 365,
    handOverMinutes: handOverMinutes.usual,
    leafletVersion: 1,
    leafletText: '',
    wireguard: null,
    serverKeys: null,
    maxOfflineDays: 7,
    closeAfterHours: null,
    confirmWithinSeconds: 60,
    closedAt: null,
  };
}

type Connection = Pick<SamlSettings, 'idp' | 'identity' | 'wantAssertionsSigned' | 'wantResponseSigned'>;

/** Nobody can sign in until an identity provider is told; from then on everything must be signed. */
export const notConnected: Connection = {
  idp: null,
  identity: { kind: 'name-id' },
  wantAssertionsSigned: true,
  wantResponseSigned: true,
};

/** The first kind of access that people can ask for. */
export function firstProfile(protocols: readonly VpnProtocol[]): ProfileBasics {
  return {
    name: 'Homeoffice Standard',
    description: 'Laufwerke, Fachverfahren und Intranet wie am Arbeitsplatz',
    protocols,
    systems: ['windows', 'macos', 'linux', 'ios', 'android'],
    deviceKinds: ['managed'],
    maxDevices: 2,
    maxDays: 365,
  };
}
