// Before an act of the emergency account: the session still stands, the provider's log says what is about to happen, and
// the municipality's log knows by whom.
import type { Actor } from '../domain/actor';
import {
  emergencyActEvent,
  emergencyActor,
  goOnWithEmergency,
  type EmergencyKind,
} from '../domain/emergency';
import { Refusal } from '../domain/errors';
import type { Ports } from './ports';
import { emergencyName, withEmergency } from './steps/emergency-account';

export type EmergencyAct = {
  readonly town: string;
  readonly kind: EmergencyKind;
  readonly thing: string;
  readonly act: string;
  readonly reason: string;
};

/** The actor as whom the act itself is then done; its rules know what this role may. */
export async function beginEmergencyAct(
  ports: Pick<Ports, 'store' | 'clock'>,
  sessionId: string,
  { town: slug, reason, ...act }: EmergencyAct,
): Promise<Actor> {
  const { store, clock } = ports;
  const now = clock();
  const tenant = await store.installation.findTenant(slug);
  if (tenant === null || tenant.kind === 'operator') throw new Refusal('not-found', 'tenant-unknown');
  const account = await withEmergency(
    ports,
    new Refusal('not-found', 'page-not-found'),
    async (present, records) => {
      const state = goOnWithEmergency(present, sessionId, now);
      await records.emergency.save(state);
      await records.audit.append(emergencyActEvent(state, { tenant: tenant.slug, ...act }, reason), now);
      return state;
    },
  );
  await store.forTenant(tenant.id).emergency.introduce(account.ref, `${emergencyName} (extern)`);
  return emergencyActor(account, tenant.id);
}
