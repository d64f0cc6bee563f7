// One line of the audit log: who did what to whom, to which thing and why (BSI OPS.1.1.5.A3).
import type { IdentityRef } from './ids';

/** Closed list, `<concept>.<past verb>`; every action has a label in both languages. */
export const auditActions = [
  'person.registered',
  'assignment.begun',
  'assignment.matched',
  'assignment.separated',
  'assignment.lapsed',
  'access-request.submitted',
  'access-request.queried',
  'access-request.answered',
  'access-request.approved',
  'access-request.denied',
  'access-request.withdrawn',
  'grant.created',
  'grant.suspended',
  'grant.resumed',
  'grant.revoked',
  'grant.expired',
  'device.added',
  'device.reported-lost',
  'device.suspended',
  'device.resumed',
  'device.revoked',
  'device.expired',
  'credential.requested',
  'credential.issued',
  'credential.replaced',
  'credential.voided',
  'gateway.created',
  'gateway.token-renewed',
  'gateway.enrolled',
  'gateway.certificate-renewed',
  'gateway.removed',
  'gateway.reported-revocation',
  'tenant.created',
  'tenant.settings-changed',
  'tenant.quotas-changed',
  'tenant.basics-changed',
  'tenant.look-changed',
  'tenant.document-published',
  'tenant.wireguard-decided',
  'catalogue.published',
  'catalogue.proposed',
  'catalogue.withdrawn',
  'catalogue.lapsed',
  'catalogue.template-published',
  'catalogue.template-brought',
  'catalogue.template-unfit',
  'tenant.sign-in-changed',
  'tenant.role-rules-changed',
  'sign-in-change.proposed',
  'sign-in-change.trial-begun',
  'sign-in-change.tried',
  'sign-in-change.seconded',
  'sign-in-change.applied',
  'sign-in-change.rejected',
  'sign-in-change.withdrawn',
  'sign-in-change.lapsed',
  'tenant.metadata-address-set',
  'tenant.metadata-address-removed',
  'saml-key.published',
  'saml-key.switched',
  'saml-key.destroyed',
  'saml-key.stepped-back',
  'tenant.assurance-changed',
  'tenant.mails-changed',
  'tenant.exported',
  'tenant.requests-exported',
  'tenant.requests-export-ended',
  'closing.announced',
  'closing.seconded',
  'closing.confirmed',
  'closing.withdrawn',
  'closing.begun',
  'closing.accesses-revoked',
  'closing.forced',
  'closing.erasure-begun',
  'closing.finished',
  'delegation.code-made',
  'delegation.granted',
  'delegation.revoked',
  'delegation.employee-declared',
  'tenant.sign-in-prepared',
  'tenant.sign-in-test-linked',
  'tenant.sign-in-tested',
  'tenant.sign-in-switched-on',
  'emergency.created',
  'emergency.enabled',
  'emergency.disabled',
  'emergency.signed-in',
  'emergency.refused',
  'emergency.acted',
  'audit.read',
] as const;

export type AuditAction = (typeof auditActions)[number];

export const auditObjectKinds = [
  'tenant',
  'person',
  'access-request',
  'grant',
  'device',
  'credential',
  'gateway',
  'sign-in-change',
  'delegation',
  'closing',
  'audit',
] as const;

export type AuditObjectKind = (typeof auditObjectKinds)[number];

export type AuditEvent = {
  readonly action: AuditAction;
  /** Null: the portal itself, by time. */
  readonly actor: IdentityRef | null;
  /** The person concerned, when it is somebody. */
  readonly subject: IdentityRef | null;
  readonly object: { readonly kind: AuditObjectKind; readonly id: string };
  /** Facts without direct identifiers: states, dates, numbers, ids. */
  readonly data: Readonly<Record<string, string | number | boolean | null>>;
  /** Words a person typed; kept apart from the event, because they may have to be erased (Art. 17 DSGVO). */
  readonly reason: string | null;
};
