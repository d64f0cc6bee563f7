// Why somebody cannot connect, in words to be said on the telephone, with what helps.
import type { Finding } from '../../domain/explanation';
import type { PersonContext } from '../kit/context';
import type { Table } from '../kit/view-models';

export function explanationTable(context: PersonContext, findings: readonly Finding[]): Table {
  const { t } = context;
  return {
    caption: t('explanation.heading'),
    captionHidden: true,
    columns: [{ label: t('explanation.what') }, { label: t('explanation.helps') }],
    rows: findings.map((finding) => [
      { text: saidOf(context, finding), note: noteOf(context, finding) },
      { text: t(`explanation.remedy.${finding.kind}`) },
    ]),
    empty: { title: '', text: '' },
  };
}

function saidOf({ t, format }: PersonContext, { kind, name = '', day }: Finding): string {
  return t(`explanation.finding.${kind}`, { name, day: day === undefined ? '' : format.day(day) });
}

function noteOf({ t, format }: PersonContext, { since, by }: Finding): string {
  if (since === undefined) return '';
  const when = t('explanation.since', { when: format.dateTime(since) });
  return by ? t('explanation.since-by', { when, by }) : when;
}
