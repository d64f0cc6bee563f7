// Our half of the page: how far the change of our own key is, who must do what now, and the ways on and back.
import type { RotationStep } from '../../domain/own-key-rotation';
import type { OwnCertificate, SignInUpkeep } from '../../usecases/show-sign-in-upkeep';
import type { PersonContext } from '../kit/context';
import { expiryAlert } from '../kit/expiry';
import { fingerprintCell } from '../kit/breakable';
import { badge } from '../kit/status';
import type { Action, Alert, Badge, Cell, Description, Link, Task } from '../kit/view-models';
import type { Place } from './place';

export type OwnKeyPart = {
  readonly alerts: readonly Alert[];
  readonly certificates: readonly Description[];
  /** Empty while nothing is being changed. */
  readonly tasks: readonly Task[];
  /** What to do at the identity provider now. */
  readonly todo: string;
  readonly wait: string;
  readonly next: Link | null;
  readonly back: Action | null;
};

type Own = SignInUpkeep['own'];

const order: readonly RotationStep[] = ['published', 'signing', 'settled'];

export function ownKeyPart(context: PersonContext, place: Place, own: Own): OwnKeyPart {
  const { t, format, now } = context;
  const { step, warning, end, nextAt } = own;
  const tooEarly = nextAt !== null && now < nextAt;
  const alert = step === 'settled' ? expiryAlert(context, { of: 'own', warning, end }) : null;
  return {
    alerts: alert === null ? [] : [alert],
    certificates: own.certificates.map((one) => ({
      term: t(`sign-in-upkeep.own.${termOf(step, one)}`),
      value: certificateCell(context, one),
    })),
    tasks: step === 'settled' ? [] : order.map((each) => taskOf(context, own, each)),
    todo: t(`sign-in-upkeep.own.todo-${step}`),
    wait: tooEarly ? t('sign-in-upkeep.own.earliest', { when: format.dateTime(nextAt) }) : '',
    next:
      place.mayAct && !tooEarly
        ? { label: t(`sign-in-upkeep.own.next-${step}`), href: place.upkeep('key-next') }
        : null,
    back:
      place.mayAct && step !== 'settled'
        ? {
            action: place.upkeep('key-back'),
            label: t(`sign-in-upkeep.own.back-${step}`),
            look: 'secondary',
            hidden: [{ name: 'step', value: step }],
          }
        : null,
  };
}

function termOf(step: RotationStep, { signs }: OwnCertificate): 'only' | 'signs' | 'next' | 'old' {
  if (step === 'settled') return 'only';
  if (signs) return 'signs';
  return step === 'published' ? 'next' : 'old';
}

function certificateCell({ t, format }: PersonContext, { fingerprint, endsAt }: OwnCertificate): Cell {
  const cell = fingerprintCell(fingerprint ?? t('settings.sign-in.unreadable'));
  return endsAt === null
    ? cell
    : { ...cell, note: t('sign-in-upkeep.own.until', { day: format.day(endsAt) }) };
}

function taskOf({ t, format }: PersonContext, own: Own, each: RotationStep): Task {
  const at = order.indexOf(each);
  const present = order.indexOf(own.step);
  const when = each === 'published' ? own.begunAt : own.stepAt;
  const note =
    at <= present && when !== null ? t('sign-in-upkeep.own.since', { when: format.dateTime(when) }) : '';
  return {
    label: t(`sign-in-upkeep.own.step-${each}`),
    badge: progress(t, Math.sign(at - present)),
    ...(note === '' ? {} : { note }),
  };
}

function progress(t: PersonContext['t'], place: number): Badge {
  if (place < 0) return badge(t('sign-in-upkeep.own.done'), 'success');
  return place === 0
    ? badge(t('sign-in-upkeep.own.now'), 'info')
    : badge(t('sign-in-upkeep.own.later'), 'neutral');
}
