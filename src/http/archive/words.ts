// The word for a request's state where people look back.
import type { AccessRequestState } from '../../domain/access-request';
import type { ShownRequestState } from '../kit/status';

/** An approval creates the access in the same moment: what people read is that it is released. */
export function shownState(state: AccessRequestState): ShownRequestState {
  return state === 'approved' ? 'released' : state;
}
