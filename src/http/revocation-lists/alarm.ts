// Lists that end although they should have been renewed long ago, named where the provider looks first.
import type { ListOfTenant } from '../../usecases/ports-of-revocation-lists';
import type { PersonContext } from '../kit/context';
import { paths } from '../kit/paths';
import type { Alert } from '../kit/view-models';
import { authorityName, failureNote } from './table';

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
