// Sensible people, requests, grants and devices for tests; a test names only what matters to it.
import type { AccessProfile } from '../../src/domain/access-profile';
import type { AccessRequest } from '../../src/domain/access-request';
import type { Actor } from '../../src/domain/actor';
import type { Credential } from '../../src/domain/credential';
import type { Device } from '../../src/domain/device';
import type { Grant } from '../../src/domain/grant';
import {
  accessProfileId,
  authorityId,
  accessRequestId,
  credentialId,
  deviceId,
  gatewayGroupId,
  grantId,
  identityRef,
  personId,
  tenantId,
} from '../../src/domain/ids';
import { openReach } from '../../src/domain/profile-reach';
import type { Role } from '../../src/domain/roles';
import type { Tenant } from '../../src/domain/tenant';

/** Monday, 23 November 2026, 10:00 in Berlin. */
export const now = new Date('2026-11-23T09:00:00.000Z');

export function actor(name: string, ...roles: readonly Role[]): Actor {
  return {
    tenantId: tenantId('tenant-1'),
    personId: personId(`person-${name}`),
    ref: identityRef(`ref-${name}`),
    roles: ['employee', ...roles],
  };
}

export function tenant(change: Partial<Tenant> = {}): Tenant {
  return {
    id: tenantId('tenant-1'),
    kind: 'municipality',
    slug: 'musterstadt',
    name: 'Stadt Musterstadt',
    caseCode: 'MU',
    timeZone: 'Europe/Berlin',
    federalState: null,
    hotline: null,
    maxGrantDays: 365,
    handOverMinutes: 60,
    leafletVersion: 1,
    leafletText: 'Sperren Sie den Bildschirm.',
    wireguard: null,
    serverKeys: null,
    maxOfflineDays: 7,
    closeAfterHours: null,
    confirmWithinSeconds: 60,
    closedAt: null,
    ...change,
  };
}

export function profile(change: Partial<AccessProfile> = {}): AccessProfile {
  return {
    id: accessProfileId('profile-1'),
    tenantId: tenantId('tenant-1'),
    gatewayGroupId: gatewayGroupId('group-1'),
    name: 'Homeoffice Standard',
    description: 'Fachverfahren und Laufwerke',
    protocols: ['openvpn', 'wireguard'],
    systems: ['windows', 'linux', 'android'],
    deviceKinds: ['managed'],
    maxDevices: 2,
    maxDays: 365,
    state: 'active',
    reach: openReach,
    reachRevision: 0,
    revision: 0,
    ...change,
  };
}

export function accessRequest(change: Partial<AccessRequest> = {}): AccessRequest {
  return {
    id: accessRequestId('request-1'),
    tenantId: tenantId('tenant-1'),
    caseNumber: 'MU-2026-0001',
    personId: personId('person-anna'),
    personRef: identityRef('ref-anna'),
    profileId: accessProfileId('profile-1'),
    kind: 'new',
    endorsed: false,
    openObligations: 0,
    grantId: null,
    assessed: { outcome: 'admissible', rules: [], protection: null },
    period: { from: '2026-11-23', until: '2027-06-30' },
    purpose: 'Bauanträge von zu Hause bearbeiten',
    deviceKind: 'managed',
    leafletVersion: 1,
    state: 'submitted',
    submittedAt: now,
    decidedAt: null,
    leafletDocument: null,
    decisionReason: null,
    ...change,
  };
}

export function grant(change: Partial<Grant> = {}): Grant {
  return {
    id: grantId('grant-1'),
    tenantId: tenantId('tenant-1'),
    personId: personId('person-anna'),
    personRef: identityRef('ref-anna'),
    profileId: accessProfileId('profile-1'),
    requestId: accessRequestId('request-1'),
    period: { from: '2026-11-23', until: '2027-06-30' },
    startsAt: new Date('2026-11-22T23:00:00.000Z'),
    endsAt: new Date('2027-06-30T22:00:00.000Z'),
    maxDevices: 2,
    state: 'active',
    createdAt: now,
    ...change,
  };
}

export function device(change: Partial<Device> = {}): Device {
  return {
    id: deviceId('device-1'),
    tenantId: tenantId('tenant-1'),
    grantId: grantId('grant-1'),
    personId: personId('person-anna'),
    personRef: identityRef('ref-anna'),
    name: 'Notebook Bauamt',
    system: 'windows',
    inventoryNumber: null,
    state: 'active',
    lost: false,
    createdAt: now,
    ...change,
  };
}

export function credential(change: Partial<Credential> = {}): Credential {
  return {
    id: credentialId('aaaaaaaaaaaaaaaaaaaaaaaaaa'),
    tenantId: tenantId('tenant-1'),
    deviceId: deviceId('device-1'),
    grantId: grantId('grant-1'),
    gatewayGroupId: gatewayGroupId('group-1'),
    protocol: 'openvpn',
    state: 'active',
    publicKey: null,
    keyHash: 'ab'.repeat(32),
    keyAlgorithm: 'P-256',
    keyOrigin: 'page',
    authorityId: authorityId('client-ca'),
    serial: '123456789',
    renewedBy: null,
    retireAt: null,
    takenBackAt: null,
    file: { profile: 'BSI-TR-02102-2026', template: 1, sha256: null },
    address4: '10.92.0.7',
    address6: null,
    until: new Date('2027-06-30T22:00:00.000Z'),
    notBefore: new Date('2026-11-23T08:50:00.000Z'),
    notAfter: new Date('2027-11-23T09:00:00.000Z'),
    connected: false,
    createdAt: now,
    ...change,
  };
}

export function refusalOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof Error && 'reason' in error) return String(error.reason);
    throw error;
  }
  return 'not refused';
}
