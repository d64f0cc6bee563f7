// What a person reads when the portal says no, English: by reason, and by kind where a reason has no words of its own.
import { authorityRefusals } from './refusal-authorities';
import { catalogueRefusals } from './refusal-catalogues';
import { accessRefusals } from './refusal-accesses';
import { approvalRefusals } from './refusal-approvals';
import { cryptoRefusals } from './refusal-crypto';
import { fieldRefusals } from './refusal-fields';
import { municipalityRefusals } from './refusal-municipality';
import { profileRefusals } from './refusal-profiles';
import { reachRefusals } from './refusal-reach';
import { signInRefusals } from './refusal-sign-in';
import { tcpRefusals } from './refusal-tcp';

export const refusal = {
  kind: {
    unauthenticated: 'You are not signed in. Sign in and try again.',
    forbidden: 'You do not have the permission for this.',
    'not-found': 'This page does not exist, or it is not meant for you.',
    conflict: 'Something has changed in the meantime. Reload the page and check the present state.',
    invalid: 'We cannot make sense of this input. Go back and check what you entered.',
    exhausted: 'The limit is reached. Your IT can raise it.',
    'too-large': 'This is too large for this form. Please shorten it.',
    'too-many': 'This was tried too often in a short time. Wait a few minutes and then try again.',
    gone: 'This is no longer valid. Please start again.',
    unavailable: 'This is not possible at the moment. Try again in a few minutes.',
  },
  'too-many-sign-in-start':
    'Very many people wanted to sign in from your connection within the last minute. Wait a minute and then try again.',
  'too-many-sign-in-answer':
    'Very many sign-ins came from your connection within the last minute. Wait a minute and then sign in again.',
  'too-many-enrolment':
    'Very many gateways were enrolled from this connection within the last minute. Wait a minute.',
  'too-many-revocation-list':
    'Very many revocation lists were fetched from this connection within the last minute. Wait a minute.',
  'list-replaced-meanwhile': 'This revocation list has just been renewed. Fetch it again.',
  'too-many-export': 'All data can be downloaded six times an hour. Please try again later.',
  'too-many-list-export': 'Lists can be downloaded six times an hour. Please try again later.',
  'too-many-access-file':
    'You have made very many access files within the last hour. Your last one stays valid. Wait an hour, or ask the help desk.',
  'too-many-emergency': 'This was tried too often within the last minute. Wait a minute.',
  'page-not-found': 'Perhaps the address is incomplete, or the page has moved.',
  'role-missing': 'This page is meant for a different task. You do not have the permission for it.',
  'csrf-token-missing':
    'The page was open for too long or belongs to an earlier sign-in. Go back, reload the page and send the form again. Nothing was changed.',
  'body-too-large': 'Your input is too long. Go back and shorten the text. Nothing was changed.',
  'bad-request': 'Your browser sent something that we cannot read. Go back and try again.',
  'tenant-unknown': 'This municipality is not set up here. Check the address.',
  'changed-meanwhile': 'Something has changed in the meantime. Reload the page and check the present state.',
  'reason-missing': 'Give a reason. Nothing was changed.',
  ...signInRefusals,
  ...cryptoRefusals,
  ...profileRefusals,
  ...reachRefusals,
  ...tcpRefusals,
  ...fieldRefusals,
  ...catalogueRefusals,
  ...municipalityRefusals,
  ...authorityRefusals,
  ...accessRefusals,
  ...approvalRefusals,
} as const;
