// Whoever has the host switches the emergency account on, for hours and with a reason.
import { enableEmergency } from '../domain/emergency';
import { Refusal } from '../domain/errors';
import type { Ports } from './ports';
import { withEmergency } from './steps/emergency-account';

/** Returns when it ends by itself. */
export async function enableEmergencyAccount(
  ports: Pick<Ports, 'store' | 'clock'>,
  asked: { readonly hours: number; readonly reason: string },
): Promise<Date> {
  const now = ports.clock();
  return withEmergency(ports, new Refusal('not-found', 'no-emergency-account'), async (account, records) => {
    const { state, event } = enableEmergency(account, asked, now);
    await records.emergency.save(state);
    await records.audit.append(event, now);
    return state.enabledUntil ?? now;
  });
}
