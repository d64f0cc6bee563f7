// The new device and the order for an access file, as they are sent.
import { z } from 'zod';
import { deviceSystems, vpnProtocols } from '../../domain/access-profile';
import { asTyped, choice, line } from '../kit/form-input';

export const deviceForm = z.object({
  name: line({ max: 60 }),
  system: choice(deviceSystems),
  inventoryNumber: line({ max: 40, min: 0 }),
});

export type DeviceForm = z.infer<typeof deviceForm>;

/** What the script sends: public parts, and what the page knew of. Whether they are keys the act finds out. */
export const keysForm = z.object({
  request: asTyped().pipe(z.string().max(10_000)),
  wireguardKey: line({ max: 100, min: 0 }),
  replaces: line({ max: 64, min: 0 }),
  renews: line({ max: 64, min: 0 }),
});

export const handOutForm = z.object({ token: line({ max: 26 }) });

export const fileForm = z.object({
  protocol: choice(vpnProtocols),
  /** The file that the page knew of; empty for none. */
  replaces: line({ max: 64, min: 0 }),
  renews: line({ max: 64, min: 0 }),
});

export type FileForm = z.infer<typeof fileForm>;
