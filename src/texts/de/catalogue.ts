// The German catalogue, put together from one file per concept.
import { access } from './access';
import { accessFile } from './access-file';
import { accessRequests } from './access-requests';
import { application } from './application';
import { approval } from './approval';
import { archive } from './archive';
import { handOver } from './hand-over';
import { keyRegister } from './key-register';
import { orders } from './orders';
import { ownKey } from './own-key';
import { assessment } from './assessment';
import { assignments } from './assignments';
import { assurance } from './assurance';
import { attributes } from './attributes';
import { audit } from './audit';
import { capacity } from './capacity';
import { caseCourse } from './case-course';
import { crypto } from './crypto';
import { delegations } from './delegations';
import { demoIdentityProvider } from './demo-identity-provider';
import { demoMails } from './demo-mails';
import { devices } from './devices';
import { emergency } from './emergency';
import { explanation } from './explanation';
import { documents } from './documents';
import { federalStates } from './federal-states';
import { form } from './form';
import { gateways } from './gateways';
import { identityProviders } from './identity-providers';
import { inbox } from './inbox';
import { information } from './information';
import { instructions } from './instructions';
import { kit } from './kit';
import { leaving } from './leaving';
import { look } from './look';
import { mailTexts } from './mail-texts';
import { mails } from './mails';
import { people } from './people';
import { networks } from './networks';
import { profiles } from './profiles';
import { questions } from './questions';
import { queue } from './queue';
import { refusal } from './refusal';
import { requestSheet } from './request-sheet';
import { roles } from './roles';
import { restore } from './restore';
import { revocationLists } from './revocation-lists';
import { separation } from './separation';
import { settings } from './settings';
import { shell } from './shell';
import { signInChanges } from './sign-in-changes';
import { signInMakers } from './sign-in-makers';
import { signInSetup } from './sign-in-setup';
import { signInTest } from './sign-in-test';
import { signInUpkeep } from './sign-in-upkeep';
import { start } from './start';
import { status } from './status';
import { tenants } from './tenants';
import { today } from './today';

export const german = {
  access,
  'access-file': accessFile,
  'access-requests': accessRequests,
  application,
  approval,
  archive,
  'hand-over': handOver,
  'key-register': keyRegister,
  'own-key': ownKey,
  assessment,
  assignments,
  assurance,
  attributes,
  audit,
  capacity,
  'case-course': caseCourse,
  crypto,
  delegations,
  'demo-identity-provider': demoIdentityProvider,
  'demo-mails': demoMails,
  devices,
  emergency,
  explanation,
  documents,
  'federal-states': federalStates,
  form,
  gateways,
  'identity-providers': identityProviders,
  inbox,
  information,
  instructions,
  kit,
  leaving,
  look,
  'mail-texts': mailTexts,
  mails,
  people,
  networks,
  profiles,
  questions,
  queue,
  refusal,
  orders,
  'request-sheet': requestSheet,
  roles,
  restore,
  'revocation-lists': revocationLists,
  separation,
  settings,
  shell,
  'sign-in-changes': signInChanges,
  'sign-in-makers': signInMakers,
  'sign-in-setup': signInSetup,
  'sign-in-test': signInTest,
  'sign-in-upkeep': signInUpkeep,
  start,
  status,
  tenants,
  today,
} as const;
