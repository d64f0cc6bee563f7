// The step that finds the emergency account, which stands with the provider, and changes it there.
import { isEmergencyOn, type EmergencyAccount, type EmergencyWindow } from '../../domain/emergency';
import { Refusal } from '../../domain/errors';
import type { Tenant } from '../../domain/tenant';
import type { Ports, TenantRecords } from '../ports';

type Needs = Pick<Ports, 'store'>;

/** Null until there is a provider and an account. */
export async function emergencyWindow({ store }: Needs): Promise<EmergencyWindow | null> {
  const operator = await store.installation.findOperator();
  return operator === null ? null : store.forTenant(operator.id).emergency.window();
}

export async function providerOf({ store }: Needs): Promise<Tenant> {
  const operator = await store.installation.findOperator();
  if (operator === null) throw new Refusal('not-found', 'operator-unknown');
  return operator;
}

export async function withEmergency<Result>(
  { store }: Needs,
  missing: Refusal,
  work: (account: EmergencyAccount, records: TenantRecords) => Promise<Result>,
): Promise<Result> {
  const operator = await store.installation.findOperator();
  if (operator === null) throw missing;
  return store.forTenant(operator.id).transaction(async (records) => {
    const account = await records.emergency.find();
    if (account === null) throw missing;
    return work(account, records);
  });
}

/** Spares the secrets and the transaction as long as there is nothing to open. */
export async function requireEmergencyOn(needs: Needs, now: Date): Promise<void> {
  const window = await emergencyWindow(needs);
  if (window === null || !isEmergencyOn(window, now)) throw new Refusal('not-found', 'page-not-found');
}

/** What the audit logs call it. */
export const emergencyName = 'Notfallkonto';

/** As people type it: with blanks, capitals, other dashes. */
export function plainPassphrase(typed: string): string {
  return typed.toLowerCase().replace(/[^a-z2-7]/g, '');
}
