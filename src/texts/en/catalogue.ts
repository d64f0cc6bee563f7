// The English catalogue, put together from one file per concept.
import type { Mirror } from '../catalogue-types';
import type { german } from '../de/catalogue';
import { access } from './access';
import { accessRequests } from './access-requests';
import { demoIdentityProvider } from './demo-identity-provider';
import { devices } from './devices';
import { form } from './form';
import { information } from './information';
import { instructions } from './instructions';
import { kit } from './kit';
import { refusal } from './refusal';
import { shell } from './shell';
import { start } from './start';
import { status } from './status';

export const english = {
  access,
  'access-requests': accessRequests,
  'demo-identity-provider': demoIdentityProvider,
  devices,
  form,
  information,
  instructions,
  kit,
  refusal,
  shell,
  start,
  status,
} as const satisfies Mirror<typeof german>;
