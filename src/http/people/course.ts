// What happened to a person or a device, from the audit log.
import type { AuditItem } from '../../usecases/ports-of-the-audit-log';
import { auditAbout, auditActor } from '../kit/audit-words';
import type { PersonContext } from '../kit/context';
import type { Empty, Table } from '../kit/view-models';

/** `saysAbout`: the entries are about different things. */
type Course = {
  readonly items: readonly AuditItem[];
  readonly caption: string;
  readonly empty: Empty;
  readonly saysAbout: boolean;
};

export function courseTable(context: PersonContext, { items, caption, empty, saysAbout }: Course): Table {
  const { t, format } = context;
  return {
    caption,
    captionHidden: true,
    columns: [
      { label: t('audit.column.what') },
      { label: t('audit.column.when') },
      { label: t('audit.column.who') },
      { label: t('audit.column.why') },
    ],
    rows: items.map((item) => [
      { text: t(`audit.action.${item.action}`), note: saysAbout ? auditAbout(context, item) : '' },
      { text: format.dateTime(item.at) },
      { text: auditActor(context, item) },
      { text: item.reason ?? t('kit.none') },
    ]),
    empty,
  };
}
