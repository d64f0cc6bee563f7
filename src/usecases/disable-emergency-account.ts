// The emergency account is switched off before its time: from the host, or by whoever is signed in with it.
import { disableEmergency } from '../domain/emergency';
import { Refusal } from '../domain/errors';
import type { Ports } from './ports';
import { withEmergency } from './steps/emergency-account';

export async function disableEmergencyAccount(
  ports: Pick<Ports, 'store' | 'clock'>,
  by: 'command-line' | { readonly sessionId: string },
): Promise<void> {
  const now = ports.clock();
  await withEmergency(ports, new Refusal('not-found', 'no-emergency-account'), async (account, records) => {
    if (by !== 'command-line' && account.session?.id !== by.sessionId) {
      throw new Refusal('not-found', 'page-not-found');
    }
    const { state, event } = disableEmergency(account, now);
    await records.emergency.save(state);
    await records.audit.append(event, now);
  });
}
