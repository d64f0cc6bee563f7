// The German catalogue, put together from one file per concept.
import { demoIdentityProvider } from './demo-identity-provider';
import { form } from './form';
import { information } from './information';
import { kit } from './kit';
import { refusal } from './refusal';
import { shell } from './shell';
import { status } from './status';

export const german = {
  'demo-identity-provider': demoIdentityProvider,
  form,
  information,
  kit,
  refusal,
  shell,
  status,
} as const;
