// What somebody chose to see of the queue: kept in the address, so that a view can be sent to a colleague.
import { outcomes, protectionNeeds } from '../../domain/application-rule';
import { accessProfileId } from '../../domain/ids';
import { requestKinds } from '../../domain/request-kind';
import type { Queue, QueueView } from '../../usecases/list-queue';
import type { QueueFilter } from '../../usecases/ports-of-accesses';
import type { PersonContext } from '../kit/context';
import { formView, type FieldSpec, type FormView, type Option } from '../kit/form-view';
import { paths } from '../kit/paths';

/** What IT can decide now is what it looks at first; the others are one choice away. */
const turns = ['it', 'others'] as const;

type Address = Readonly<Record<string, string | undefined>>;

export function viewIn(query: Address): QueueView {
  return {
    profile: query['profile'] ?? '',
    kind: requestKinds.find((kind) => kind === query['kind']) ?? null,
    outcome: outcomes.find((outcome) => outcome === query['outcome']) ?? null,
    protection: protectionNeeds.find((need) => need === query['protection']) ?? null,
    turn: query['turn'] === 'all' ? null : (turns.find((turn) => turn === query['turn']) ?? 'it'),
  };
}

export function filterOf({ profile, ...view }: QueueView): QueueFilter {
  return { profileId: profile === '' ? null : accessProfileId(profile), ...view };
}

/** What stands in the address: nothing for what was not chosen. */
export function inAddress({ profile, view }: Queue): Readonly<Record<string, string | null>> {
  const turn = view.turn === 'it' ? null : (view.turn ?? 'all');
  return { profile: profile?.id ?? null, ...view, turn };
}

export function isNarrowed(queue: Queue): boolean {
  return Object.values(inAddress(queue)).some((value) => value !== null);
}

export function filterForm(context: PersonContext, queue: Queue): FormView {
  const { t, tenant, language } = context;
  const action = paths.queue.list(tenant.slug);
  const initial = Object.entries(inAddress(queue)).map(([name, value]) => [name, value ?? ''] as const);
  return formView({
    language,
    method: 'get',
    action,
    fields: filterFields(context, queue),
    submit: t('queue.filter.submit'),
    look: 'secondary',
    sent: null,
    initial: Object.fromEntries(initial),
    cancel: isNarrowed(queue) ? { label: t('queue.empty-profile-link'), href: action } : null,
  });
}

function filterFields({ t }: PersonContext, { profiles }: Queue): readonly FieldSpec[] {
  const select = (name: 'profile' | 'kind' | 'outcome' | 'protection', options: readonly Option[]) =>
    ({
      kind: 'select',
      name,
      label: t(`queue.filter.${name}`),
      options: [{ value: '', label: t('queue.filter.all') }, ...options],
    }) as const;
  return [
    {
      kind: 'select',
      name: 'turn',
      label: t('queue.filter.turn'),
      options: [
        { value: '', label: t('queue.turn.it') },
        { value: 'others', label: t('queue.turn.others') },
        { value: 'all', label: t('queue.filter.all') },
      ],
    },
    ...(profiles.length > 1
      ? [
          select(
            'profile',
            profiles.map(({ id, name }) => ({ value: id, label: name })),
          ),
        ]
      : []),
    select(
      'outcome',
      outcomes.map((value) => ({ value, label: t(`assessment.outcome.${value}`) })),
    ),
    select(
      'kind',
      requestKinds.map((value) => ({ value, label: t(`queue.request-kind.${value}`) })),
    ),
    select(
      'protection',
      protectionNeeds.map((value) => ({ value, label: t(`queue.protection.${value}`) })),
    ),
  ];
}
