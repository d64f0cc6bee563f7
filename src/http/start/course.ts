// The course from the application to the first connection as a task list; nothing to show once a course is over.
import { awaitsObligations } from '../../domain/access-request';
import type { Standing } from '../../domain/standing';
import type { Translate } from '../../texts/translate';
import type { PersonContext } from '../kit/context';
import { paths } from '../kit/paths';
import { badge, requestBadge } from '../kit/status';
import type { Badge, Task } from '../kit/view-models';

type Holding = Extract<Standing, { readonly devices: unknown }>;

export function courseOf(context: PersonContext, standing: Standing): readonly Task[] {
  switch (standing.kind) {
    case 'nothing':
      return [...beforeDecision(context), ...afterDecision(context.t, 0)];
    case 'waiting':
    case 'denied':
      return applicationCourse(context, standing);
    case 'not-begun':
    case 'ready':
    case 'device-revoked':
    case 'file-missing':
    case 'unconnected':
      return holdingCourse(context, standing);
    case 'working':
    case 'ends-soon':
    case 'device-stopped':
    case 'suspended':
    case 'revoked':
    case 'ended':
      return [];
  }
}

function beforeDecision({ t, tenant }: PersonContext): readonly Task[] {
  return [
    {
      label: t('start.course.apply'),
      href: paths.requests.new(tenant.slug),
      badge: badge(t('start.course.next-step'), 'info'),
    },
    { label: t('start.course.decision'), badge: later(t) },
  ];
}

function applicationCourse(
  context: PersonContext,
  { kind, request }: Extract<Standing, { readonly kind: 'waiting' | 'denied' }>,
): readonly Task[] {
  const { t, tenant, format, now } = context;
  const applied: Task = {
    label: t('start.course.applied'),
    href: paths.requests.show(tenant.slug, request.id),
    badge: badge(format.longDay(request.submittedAt), 'success'),
  };
  if (kind === 'denied')
    return [applied, { label: t('start.course.denied'), badge: requestBadge(t, 'denied', 'own') }];
  if (awaitsObligations(request))
    return [
      applied,
      { label: t('start.course.obliged'), badge: requestBadge(t, 'approved', 'own') },
      ...afterDecision(t, 0),
    ];
  const waiting = { ...requestBadge(t, 'in-review', 'own'), label: format.since(request.submittedAt, now) };
  const next =
    request.state === 'query'
      ? [
          { label: t('start.course.query'), badge: requestBadge(t, 'query', 'own') },
          { label: t('start.course.decision'), badge: later(t) },
        ]
      : [{ label: t('start.course.decision'), badge: waiting }];
  return [applied, ...next, ...afterDecision(t, 0)];
}

function holdingCourse(
  { t, tenant, format }: PersonContext,
  { kind, grant, request }: Holding,
): readonly Task[] {
  const applied = badge(format.longDay(request?.submittedAt ?? grant.createdAt), 'success');
  const next =
    kind === 'not-begun'
      ? t('start.course.from', { day: format.longDay(grant.period.from) })
      : t('start.course.next-step');
  const done = kind === 'unconnected' ? 2 : kind === 'file-missing' ? 1 : 0;
  return [
    {
      label: t('start.course.applied'),
      href: request === null ? null : paths.requests.show(tenant.slug, request.id),
      badge: applied,
    },
    { label: t('start.course.decided'), badge: badge(format.longDay(grant.createdAt), 'success') },
    ...afterDecision(t, done, badge(next, 'info')),
  ];
}

const steps = [
  { step: 'start.course.device', done: 'start.course.device-done' },
  { step: 'start.course.file', done: 'start.course.file-done' },
  { step: 'start.course.connection', done: 'start.course.connection' },
] as const;

/** What follows the decision; `next` marks the first step that is not done. */
function afterDecision(t: Translate, done: number, next: Badge = later(t)): readonly Task[] {
  return steps.map((texts, index) => {
    if (index < done) return { label: t(texts.done), badge: badge(t('start.course.done'), 'success') };
    return { label: t(texts.step), badge: index === done ? next : later(t) };
  });
}

function later(t: Translate): Badge {
  return badge(t('start.course.later'), 'neutral');
}
