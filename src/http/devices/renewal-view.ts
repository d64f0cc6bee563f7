// What a device's page says about the end of its certificate: renew it in good time, and until when the earlier file goes on.
import type { ShownDevice } from '../../usecases/show-own-device';
import type { PersonContext } from '../kit/context';
import { paths } from '../kit/paths';
import type { Alert, Link } from '../kit/view-models';

export type RenewalView = {
  readonly alert: Alert;
  readonly button: (Link & { readonly look: string }) | null;
};

/** Null while the end is far, and where nothing can be made now. */
export function renewalOf(context: PersonContext, shown: ShownDevice): RenewalView | null {
  const { t, tenant, format } = context;
  const { device, phase, credential, outgoing, renewable } = shown;
  if (device.state !== 'active' || phase !== 'running' || credential === null) return null;
  const href = paths.devices.renewal(tenant.slug, device.id);
  if (outgoing !== null && outgoing.retireAt !== null && !credential.connected) {
    const time = format.dateTime(outgoing.retireAt);
    const alert: Alert = {
      tone: 'info',
      title: t('devices.renewal.under-way-title'),
      lines: [t('devices.renewal.under-way-text', { time })],
    };
    const label = t('devices.renewal.once-more');
    return { alert, button: renewable ? { label, href, look: 'secondary' } : null };
  }
  if (!renewable || credential.notAfter === null) return null;
  return {
    alert: {
      tone: 'warning',
      title: t('devices.renewal.ends-title', { day: format.longDay(credential.notAfter) }),
      lines: [t('devices.renewal.ends-text')],
    },
    button: { label: t('devices.renewal.button-short'), href, look: 'primary' },
  };
}
