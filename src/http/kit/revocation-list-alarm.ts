// Lists that end although they should have been renewed long ago, named where the provider looks first.
import { isWithoutKey } from '../../domain/revocation-list';
import type { ListOfTenant, RevocationList } from '../../usecases/ports-of-revocation-lists';
import type { PersonContext } from './context';
import { paths } from './paths';
import type { Alert } from './view-models';

type Alarms = { readonly named: readonly ListOfTenant[]; readonly more: boolean };

export function listAlarm(context: PersonContext, { named, more }: Alarms): readonly Alert[] {
  const { t } = context;
  if (named.length === 0) return [];
  return [
    {
      tone: named.some((list) => endOf(list) <= context.now.getTime()) ? 'danger' : 'warning',
      title: t('revocation-lists.alarm.title'),
      lines: [
        t('revocation-lists.alarm.text'),
        ...named.map((list) => lineOf(context, list)),
        ...(more ? [t('revocation-lists.alarm.more')] : []),
      ],
      link: { label: t('revocation-lists.overview-link'), href: paths.operator.revocationLists },
    },
  ];
}

const endOf = ({ published }: ListOfTenant): number => published?.nextUpdate.getTime() ?? 0;

function lineOf(context: PersonContext, list: ListOfTenant): string {
  const { t, format } = context;
  const name = t('revocation-lists.alarm.which', {
    municipality: list.tenant.name,
    authority: authorityName(context, list),
  });
  const line =
    list.published === null
      ? t('revocation-lists.alarm.never', { name })
      : t('revocation-lists.alarm.until', { name, until: format.dateTime(list.published.nextUpdate) });
  return [line, failureNote(context, list)].filter((part) => part !== '').join(' ');
}

/** Which of a municipality's authorities: the first of its kind has no number. */
export function authorityName(
  { t }: Pick<PersonContext, 't'>,
  { authorityId }: Pick<RevocationList, 'authorityId'>,
): string {
  const [, kind, number] = /^(root|client-ca|server-ca)(?:-(\d+))?$/.exec(authorityId) ?? [];
  if (kind !== 'root' && kind !== 'client-ca' && kind !== 'server-ca') return authorityId;
  const name = t(`revocation-lists.authority.${kind}`);
  return number === undefined ? name : t('revocation-lists.generation', { name, number });
}

/** Why there was none lately, in a sentence. */
export function failureNote(
  { t, format }: PersonContext,
  { failure, tenant }: RevocationList & Partial<Pick<ListOfTenant, 'tenant'>>,
): string {
  if (failure === null) return '';
  const since = format.dateTime(failure.since);
  if (tenant?.isClosed === true) return t('revocation-lists.failure.closed');
  return isWithoutKey(failure.reason)
    ? t('revocation-lists.failure.no-key', { since })
    : t('revocation-lists.failure.other', { since });
}
