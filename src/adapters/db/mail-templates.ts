// A municipality's own words in its mails, in versions; the newest of a kind counts.
import { identityRef } from '../../domain/ids';
import { mailKinds, type MailKind } from '../../domain/mail';
import type { MailTemplate, MailTexts } from '../../domain/mail-template';
import type { MailTemplateRecords } from '../../usecases/ports-of-mails';
import { fromJson } from './rows';
import { addRow, rowsOf, type Scope } from './scope';

type TemplateRow = {
  readonly kind: MailKind;
  readonly version: number;
  readonly texts: string | null;
  readonly changed_at: string;
  readonly changed_by: string;
};

const columns = ['kind', 'version', 'texts', 'changed_at', 'changed_by'] as const;

const newestOfEachKind = `mail_templates.version = (SELECT MAX(newer.version) FROM mail_templates AS newer
  WHERE newer.tenant_id = mail_templates.tenant_id AND newer.kind = mail_templates.kind)`;

export function mailTemplateRecords(scope: Scope): MailTemplateRecords {
  const ofKind = (kind: MailKind) =>
    rowsOf(scope, 'mail_templates').where({ kind }).orderBy('version', 'desc');
  return {
    template: async (kind) => {
      const row = await ofKind(kind).first<TemplateRow | undefined>([...columns]);
      return row === undefined ? null : templateOf(row);
    },
    templates: async () => {
      const rows = rowsOf(scope, 'mail_templates')
        .whereRaw(newestOfEachKind)
        .whereIn('kind', [...mailKinds]);
      return (await rows.select<TemplateRow[]>([...columns])).map(templateOf);
    },
    versions: async (kind) =>
      (
        await ofKind(kind)
          .limit(20)
          .select<TemplateRow[]>([...columns])
      ).map(templateOf),
    insertTemplate: ({ kind, version, texts, changedAt, changedBy }) =>
      addRow(scope, 'mail_templates', {
        kind,
        version,
        texts: texts === null ? null : JSON.stringify(texts),
        changed_at: changedAt.toISOString(),
        changed_by: changedBy,
      }),
  };
}

function templateOf(row: TemplateRow): MailTemplate {
  return {
    kind: row.kind,
    version: row.version,
    texts: row.texts === null ? null : (fromJson(row.texts) as MailTexts),
    changedAt: new Date(row.changed_at),
    changedBy: identityRef(row.changed_by),
  };
}
