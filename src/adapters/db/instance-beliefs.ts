// Which process is believed to speak for a gateway, as its row keeps it.
import { readBelief, type InstanceBelief } from '../../domain/gateway-instance';
import { fromJson } from './rows';

/** Null: none has spoken yet. */
export function beliefIn(text: string | null): InstanceBelief | null {
  return text === null ? null : readBelief(fromJson(text));
}
