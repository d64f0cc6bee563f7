// The new device and the order for an access file, as they are sent.
import { z } from 'zod';
import { deviceSystems, vpnProtocols } from '../../domain/access-profile';
import { choice, line } from '../kit/form-input';

export const deviceForm = z.object({
  name: line({ max: 60 }),
  system: choice(deviceSystems),
  inventoryNumber: line({ max: 40, min: 0 }),
});

export type DeviceForm = z.infer<typeof deviceForm>;

export const fileForm = z.object({
  protocol: choice(vpnProtocols),
  /** The file that the page knew of; empty for none. */
  replaces: line({ max: 64, min: 0 }),
});

export const renewalForm = z.object({
  /** The file that the page knew of. */
  renews: line({ max: 64 }),
});
