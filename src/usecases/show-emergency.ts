// Whether the emergency account is on, for the sign-in page, the banner, the day's page and the command line.
import { isEmergencyOn, type EmergencyWindow } from '../domain/emergency';
import { hasRole, type Actor } from '../domain/actor';
import type { Ports } from './ports';
import { emergencyWindow } from './steps/emergency-account';

export type ShownEmergency = EmergencyWindow & { readonly isOn: boolean };

/** Null until there is an account. */
export async function showEmergency(ports: Pick<Ports, 'store' | 'clock'>): Promise<ShownEmergency | null> {
  const window = await emergencyWindow(ports);
  return window === null ? null : { ...window, isOn: isEmergencyOn(window, ports.clock()) };
}

/** Everybody who answers for something, in every municipality and at the provider. */
export async function mustSeeEmergency(
  ports: Pick<Ports, 'store' | 'clock'>,
  actor: Actor,
): Promise<boolean> {
  const answers = hasRole(actor, 'it-admin', 'tenant-admin', 'security-officer', 'dpo', 'operator-admin');
  return answers && (await showEmergency(ports))?.isOn === true;
}
