// A tenant admin decides what sign-ins must carry: a second factor for far-reaching roles, and how fresh they must be.
import { requireRole, type Actor } from '../domain/actor';
import { assuranceFault, type Assurance, type Authentication } from '../domain/assurance';
import { Refusal } from '../domain/errors';
import { checkAuthenticationHours } from '../domain/saml-settings';
import type { Ports } from './ports';

export type AssuranceChange = {
  readonly wanted: Assurance;
  readonly own: Authentication;
  /** How long ago somebody may have signed in at the identity provider. */
  readonly maxAuthenticationHours: number;
};

/** `own`: how the admin has signed in; who demands a second factor must have shown one. Counts from the next sign-ins. */
export async function changeAssurance(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  actor: Actor,
  { wanted, own, maxAuthenticationHours }: AssuranceChange,
): Promise<void> {
  requireRole(actor, 'tenant-admin');
  const fault = assuranceFault(wanted, own);
  if (fault !== null) throw new Refusal('invalid', fault.reason);
  checkAuthenticationHours(maxAuthenticationHours);
  const now = clock();
  await store.forTenant(actor.tenantId).transaction(async (records) => {
    await records.tenant.getHeld();
    await records.assurance.set(wanted);
    const settings = await records.tenant.samlSettings();
    await records.tenant.updateSamlSettings({ ...settings, maxAuthenticationHours });
    await records.audit.append(
      {
        action: 'tenant.assurance-changed',
        actor: actor.ref,
        subject: null,
        object: { kind: 'tenant', id: actor.tenantId },
        data: {
          adminsNeedMfa: wanted.adminsNeedMfa,
          freshMinutes: wanted.freshMinutes,
          idleMinutes: wanted.idleMinutes,
          longestHours: wanted.longestHours,
          maxAuthenticationHours,
        },
        reason: wanted.mfaSignals.join('\n') || null,
      },
      now,
    );
  });
}
