// What was in force when, and the way back to it.
import { z } from 'zod';
import type { EditionNote } from '../../usecases/ports-of-catalogues';
import type { EditionHistory } from '../../usecases/show-catalogue';
import { askFirst } from '../kit/confirm';
import type { PersonContext } from '../kit/context';
import type { Parsed } from '../kit/form';
import { paths } from '../kit/paths';
import { reasonInput } from '../kit/reason-input';
import type { Result } from '../kit/result';
import { badge } from '../kit/status';
import type { Cell } from '../kit/view-models';
import { revisionInput } from './revision-input';
import { breadcrumb, questionsModel, type QuestionsModel } from './view';

export function historyModel(
  context: PersonContext,
  { notes, names }: EditionHistory,
  { mayRollBack }: { readonly mayRollBack: boolean },
): QuestionsModel {
  const { t } = context;
  const title = t('questions.history.title');
  return questionsModel({
    title,
    breadcrumb: breadcrumb(context, title),
    lead: t('questions.history.lead'),
    parts: [
      {
        heading: t('questions.history.versions'),
        text: '',
        table: {
          caption: title,
          captionHidden: true,
          columns: (['version', 'since', 'by', 'reason'] as const).map((column) => ({
            label: t(`questions.history.${column}`),
          })),
          rows: notes.map((note, at) =>
            historyRow(context, note, { names, isNewest: at === 0, mayRollBack }),
          ),
          empty: { title: t('questions.history.none'), text: t('questions.history.none-text') },
        },
        links: [],
      },
    ],
  });
}

type RowOf = Pick<EditionHistory, 'names'> & { readonly isNewest: boolean; readonly mayRollBack: boolean };

function historyRow(
  { t, tenant, format }: PersonContext,
  { version, template, origin, publishedAt, publishedBy, confirmedBy, reason }: EditionNote,
  { names, isNewest, mayRollBack }: RowOf,
): readonly Cell[] {
  const nameOf = (ref: EditionNote['publishedBy']): string =>
    ref === null ? t(`questions.origin.${origin}`) : (names.get(ref) ?? t('questions.overview.erased'));
  const confirmed =
    confirmedBy === null ? {} : { note: t('questions.history.confirmed', { by: nameOf(confirmedBy) }) };
  return [
    {
      text: String(version),
      ...(isNewest || !mayRollBack ? {} : { href: paths.questions.edition(tenant.slug, String(version)) }),
      badge: isNewest ? badge(t('questions.history.in-force'), 'success') : null,
      note: t('questions.history.template', { version: String(template) }),
    },
    { text: format.dateTime(publishedAt), note: t(`questions.origin.${origin}`) },
    { text: nameOf(publishedBy), ...confirmed },
    { text: reason ?? t('kit.none') },
  ];
}

export const rollBackForm = z.object({ edition: revisionInput, reason: reasonInput(1) });

export function askToRollBack(
  context: PersonContext,
  { inForce, version }: { readonly inForce: number; readonly version: string },
  sent: Parsed<unknown> | null = null,
): Result {
  const { t, tenant } = context;
  const title = t('questions.roll-back.title', { version });
  const history = { label: t('questions.history.title'), href: paths.questions.part(tenant.slug, 'history') };
  return askFirst(context, {
    title,
    breadcrumb: breadcrumb(context, title, [history]),
    consequence: t('questions.roll-back.text', { next: String(inForce + 1) }),
    details: [t('questions.roll-back.detail')],
    action: paths.questions.edition(tenant.slug, version),
    button: t('questions.roll-back.submit'),
    back: history.href,
    look: 'primary',
    fields: [{ kind: 'paragraph', short: true, name: 'reason', label: t('questions.reason') }],
    hidden: [{ name: 'edition', value: String(inForce) }],
    ...(sent === null ? {} : { sent }),
  });
}
