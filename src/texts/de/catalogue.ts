// The German catalogue, put together from one file per concept.
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

export const german = {
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
} as const;
