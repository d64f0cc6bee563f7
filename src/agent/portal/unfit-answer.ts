// Why an answer that the portal has signed is not followed.
import { Refusal } from '../../domain/errors';

/** The portal orders something that this version does not know: nothing of it is applied or confirmed. */
export class TooOld extends Error {
  constructor(kind: string) {
    super(`this agent is too old: it does not know "${kind}". Install the agent that the portal offers now.`);
    this.name = 'TooOld';
  }
}

export const notMine = (): Refusal => new Refusal('forbidden', 'answer-not-mine');
