// States as people see them: always the same word with the same icon and colour.
import type { CredentialState } from '../../domain/credential';
import type { AccessRequest, AccessRequestState } from '../../domain/access-request';
import type { TextKey, Translate } from '../../texts/translate';
import type { Badge, Tone } from './view-models';

export type ShownRequestState =
  | 'draft'
  | 'submitted'
  | 'in-review'
  | 'query'
  | 'endorsed'
  | 'approved'
  | 'released'
  | 'denied'
  | 'withdrawn'
  | 'lapsed';

type Standing = Pick<AccessRequest, 'state' | 'endorsed' | 'openObligations'>;

/** Without open obligations an approval creates the access in the same moment: people read that it is released. */
export function shownRequestState({ state, endorsed, openObligations }: Standing): ShownRequestState {
  if (state === 'approved') return openObligations > 0 ? 'approved' : 'released';
  return state === 'in-review' && endorsed ? 'endorsed' : state;
}

/** For choosing among all that are in a state. */
export function shownFilterState(state: AccessRequestState): ShownRequestState {
  return shownRequestState({ state, endorsed: false, openObligations: 0 });
}

export type ShownAccessState = 'pending' | 'active' | 'suspended' | 'revoked' | 'expired';
export type ShownEnforcement = 'ordered' | 'effective' | 'unconfirmed';
/** Employees read other words than admins for the same state. */
export type Reader = 'own' | 'staff';

const icons: Readonly<Record<Tone, string | null>> = {
  info: 'info',
  success: 'success',
  warning: 'warning',
  danger: 'danger',
  neutral: null,
};

/** A badge for a word that is no state of the tables below. */
export function badge(label: string, tone: Tone): Badge {
  return { label, tone, icon: icons[tone] };
}

type Look = { readonly tone: Tone; readonly icon: string };

const requestLooks: Readonly<Record<ShownRequestState, Look>> = {
  draft: { tone: 'neutral', icon: 'draft' },
  submitted: { tone: 'info', icon: 'mail' },
  'in-review': { tone: 'info', icon: 'visibility' },
  query: { tone: 'warning', icon: 'help' },
  endorsed: { tone: 'info', icon: 'check' },
  approved: { tone: 'success', icon: 'check' },
  released: { tone: 'success', icon: 'success' },
  denied: { tone: 'danger', icon: 'danger' },
  withdrawn: { tone: 'neutral', icon: 'arrow-back' },
  lapsed: { tone: 'neutral', icon: 'calendar-today' },
};

const accessLooks: Readonly<Record<ShownAccessState, Look>> = {
  pending: { tone: 'info', icon: 'autorenew' },
  active: { tone: 'success', icon: 'success' },
  suspended: { tone: 'warning', icon: 'warning' },
  revoked: { tone: 'danger', icon: 'danger' },
  expired: { tone: 'neutral', icon: 'calendar-today' },
};

const enforcementLooks: Readonly<Record<ShownEnforcement, Look>> = {
  ordered: { tone: 'info', icon: 'autorenew' },
  effective: { tone: 'success', icon: 'success' },
  unconfirmed: { tone: 'danger', icon: 'danger' },
};

export function requestBadge(t: Translate, state: ShownRequestState, reader: Reader): Badge {
  const word: TextKey =
    state === 'query' && reader === 'staff' ? 'status.request.query-admin' : `status.request.${state}`;
  return { label: t(word), ...requestLooks[state] };
}

export function accessBadge(t: Translate, state: ShownAccessState, reader: Reader): Badge {
  const word: TextKey = reader === 'own' ? `status.own.${state}` : `status.access.${state}`;
  return { label: t(word), ...accessLooks[state] };
}

/** A key of a device; one whose making was interrupted is told apart, since nobody ever held it. */
export function credentialBadge(t: Translate, state: CredentialState): Badge {
  return state === 'void'
    ? { label: t('status.access.void'), tone: 'neutral', icon: 'close' }
    : accessBadge(t, state, 'staff');
}

/** `since` is the time of confirmation as it is to be printed; without it the badge says only the word. */
export function enforcementBadge(t: Translate, state: ShownEnforcement, since: string | null): Badge {
  const label =
    state === 'effective' && since !== null
      ? t('status.enforcement.effective-since', { time: since })
      : t(`status.enforcement.${state}`);
  return { label, ...enforcementLooks[state] };
}
