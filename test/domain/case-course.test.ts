// The course of a case: in order of time, and what of it the applicant does not read.
import type { AuditAction } from '../../src/domain/audit-event';
import { courseOfCase, ownCourse, type CaseEvent } from '../../src/domain/case-course';
import type { Enforcement } from '../../src/domain/enforcement';
import { credentialId, gatewayId, identityRef, type IdentityRef } from '../../src/domain/ids';

const applicant = identityRef('ref-anna');
const admin = identityRef('ref-bernd');
const at = (minute: number): Date => new Date(Date.UTC(2026, 10, 23, 9, minute));

function event(
  action: AuditAction,
  minute: number,
  change: { actor?: IdentityRef | null; reason?: string | null } = {},
): CaseEvent {
  const { actor = admin, reason = null } = change;
  const object = { kind: 'access-request', id: 'request-1' } as const;
  const named = { actorName: 'Bernd Buche', actorIsExternal: false };
  return {
    action,
    actor,
    subject: applicant,
    object,
    data: {},
    reason,
    seq: minute,
    at: at(minute),
    ...named,
  };
}

const enforcement = (ordered: number, effective: number | null): Enforcement => ({
  credentialId: credentialId('credential-1'),
  gatewayId: gatewayId('gateway-1'),
  gatewayName: 'gw1',
  kind: 'set',
  orderedAt: at(ordered),
  appliedAt: effective === null ? null : at(effective),
  effectiveAt: effective === null ? null : at(effective),
  isVerified: effective !== null,
  failure: null,
});

it('puts confirmations of gateways where they happened, and open orders where they were given', () => {
  const steps = courseOfCase(
    [event('access-request.submitted', 0), event('credential.issued', 10), event('grant.revoked', 30)],
    [enforcement(10, 11), enforcement(30, null)],
  );
  expect(steps.map((step) => (step.kind === 'event' ? step.event.action : step.at.getUTCMinutes()))).toEqual([
    'access-request.submitted',
    'credential.issued',
    11,
    'grant.revoked',
    30,
  ]);
});

describe('what the applicant reads', () => {
  it('says by which office, never by whom', () => {
    const events = [
      event('access-request.submitted', 0, { actor: applicant }),
      event('access-request.approved', 1),
      event('grant.expired', 2, { actor: null }),
    ];
    const own = ownCourse(events, applicant);
    expect(own.map(({ by }) => by)).toEqual(['applicant', 'staff', 'portal']);
    expect(JSON.stringify(own)).not.toMatch(/Bernd|ref-bernd/);
  });

  it.each([
    ['access-request.denied', admin, 'Bitte mit Dienstgerät'],
    ['access-request.queried', admin, 'Mit welchem Gerät?'],
    ['access-request.answered', applicant, 'Mit dem Notebook'],
    ['device.revoked', applicant, 'Gerät zurückgegeben'],
  ] as const)('holds the words of %s', (action, actor, reason) => {
    expect(ownCourse([event(action, 0, { actor, reason })], applicant)[0]?.words).toBe(reason);
  });

  it.each([
    'grant.suspended',
    'grant.resumed',
    'grant.revoked',
    'device.suspended',
    'device.revoked',
  ] as const)('leaves out remarks among colleagues: %s', (action) => {
    const own = ownCourse([event(action, 0, { reason: 'Verdacht auf Weitergabe' })], applicant);
    expect(own).toHaveLength(1);
    expect(JSON.stringify(own)).not.toContain('Verdacht');
  });
});
