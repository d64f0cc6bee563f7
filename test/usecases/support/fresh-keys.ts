// Keys for both kinds of VPN, as somebody's page would hand them in.
import type { HandedInKeys } from '../../../src/usecases/issue-for-keys';
import { newRequest, newWireguardKey } from '../../support/own-keys';

export const bothKinds = (): HandedInKeys => ({
  request: newRequest(),
  wireguardKey: newWireguardKey(),
  origin: 'page',
});
