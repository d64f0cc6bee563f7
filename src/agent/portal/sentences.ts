// What somebody at a gateway host reads when the agent or the portal says no. The agent is one file without the portal's
// catalogues, and its commands speak English.

import { lintReasons } from '../../domain/openvpn-lint';

const newCommand = 'Make a new enrolment command in the portal and use that.';
const byAnother =
  'Something between here and the portal changes answers, or the command holds another portal’s key.';

const ofServerFile = lintReasons.map((reason): readonly [string, string] => [
  `server-file-${reason}`,
  `What OpenVPN would be started with does not comply with the crypto profile (${reason}). It was not written.`,
]);

export const agentSentences: Readonly<Record<string, string>> = {
  ...Object.fromEntries(ofServerFile),
  'answer-signature-wrong': `The answer is not signed with the portal’s key. ${byAnother}`,
  'answer-altered': `The answer was changed on its way. ${byAnother}`,
  'answer-not-mine': `The answer belongs to another gateway or to another question. ${byAnother}`,
  'gateway-message-malformed':
    'One side does not understand the other. Install the agent that the portal offers.',
  'gateway-change-malformed':
    'The portal sent something unreadable. Install the agent that the portal offers.',
  'gateway-change-unknown': 'This agent is too old for the portal. Install the one that the portal offers.',
  'certificate-not-ours': 'The certificate does not belong to a key of this gateway.',
  'reach-not-in-force':
    'nft does not show what it was told. Look whether something else on this host changes the table.',
  'credential-unknown-here': 'This gateway has never heard of that credential. Check its id.',
  'field-credential-name': 'That is no id of a credential. It has 26 small letters and digits.',
  'field-interface-name':
    'An interface has up to 15 small letters, digits, hyphens or underscores, and begins with a letter.',
  'field-table-name': 'A table has up to 32 small letters, digits or underscores, and begins with a letter.',
  'field-host-path': 'A path begins with /, has at most 180 characters, and holds neither blanks nor “..”.',
  'field-service-folder':
    'A service’s folder is /var/lib/fernamt-agent; a second agent on this host takes /var/lib/fernamt-agent-2.',
  'field-system-user': 'That is no name of a user or group of this system.',
  'bad-signature': 'The portal does not accept this gateway’s signature. Enrol it again.',
  'clock-off': 'The clock of this host is more than five minutes from the portal’s. Set it right.',
  replayed: 'The portal has had this very message before. Try again.',
  'unknown-gateway': 'The portal does not know this gateway, or it was taken out of service.',
  'gateway-copied':
    'A second agent uses this gateway’s key: its folder was copied, or an image of this host runs beside it. Nothing counts as confirmed. Stop the copy. If you cannot find it, renew this gateway’s key: the portal’s page of it offers an enrolment command.',
  'token-used': `The token was used, is older than 15 minutes, or is mistyped. ${newCommand}`,
  'too-many-enrolment':
    'Too many gateways were enrolled from this address in the last minute. Wait a minute.',
};

/** The stable key, for scripts, and the sentence behind it. */
export function saidOf(reason: string): string {
  const sentence = agentSentences[reason];
  return sentence === undefined ? reason : `${reason}: ${sentence}`;
}
