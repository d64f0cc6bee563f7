// `agent revoke --local`: takes access away on this gateway at once, with or without a portal, with or without a running agent.
import type { HostOptions } from './gateway-host';
import { openHost } from './gateway-host';
import { askRunningAgent, openControl, outcomeOf } from '../service/local-control';

/** `effective`, `not-effective <reason>` or `refused <reason>`. */
export async function revokeHere(options: HostOptions, credential: string): Promise<string> {
  const reply = await askRunningAgent(options.stateFolder, `revoke ${credential}`);
  if (reply !== null && reply !== '') return reply.trim();
  const host = openHost(options);
  // Holds the door, so that no agent starts meanwhile.
  const control = await openControl(options.stateFolder, () => Promise.resolve('busy'));
  try {
    return await outcomeOf(host.keeper.revokeHere(credential));
  } finally {
    control.close();
    host.journal.close();
  }
}
