// What differs between two sets of questions and rules, as people read it before it counts.
import type { EditionChange } from '../../domain/edition-change';
import type { Words } from '../../domain/question';
import type { PersonContext } from '../kit/context';
import { badge } from '../kit/status';
import type { Badge, Cell, Table, Tone } from '../kit/view-models';

const toneOf: Readonly<Record<EditionChange['kind'], Tone>> = {
  looser: 'warning',
  stricter: 'info',
  added: 'info',
  removed: 'neutral',
  changed: 'neutral',
  reworded: 'neutral',
};

export function changeBadge({ t }: PersonContext, kind: EditionChange['kind']): Badge {
  return badge(t(`questions.change.${kind}`), toneOf[kind]);
}

/** More than anybody reads; the number stands above. */
const mostRows = 200;

export function changesTable(context: PersonContext, changes: readonly EditionChange[]): Table {
  const { t } = context;
  return {
    caption: t('questions.changes.caption', { count: changes.length }),
    columns: (['what', 'kind', 'before', 'after'] as const).map((column) => ({
      label: t(`questions.changes.column.${column}`),
    })),
    rows: changes.slice(0, mostRows).map((change) => changeRow(context, change)),
    empty: { title: t('questions.changes.empty'), text: t('questions.changes.empty-text') },
  };
}

function changeRow(context: PersonContext, change: EditionChange): readonly Cell[] {
  const { t, language } = context;
  const named = change.subject === 'policy' ? t(`questions.policy.${policyName(change.id)}`) : change.id;
  const said = (words: Words | null, at: 0 | 1): Cell => ({
    text: policyText(context, change, at) ?? (words === null ? t('kit.none') : words[language]),
    note: noteOf(context, change, at),
  });
  return [
    { text: `${t(`questions.subject.${change.subject}`)} ${named}` },
    { badge: changeBadge(context, change.kind) },
    said(change.before, 0),
    said(change.after, 1),
  ];
}

/** Beside the words: what the rules look at. */
function noteOf({ t }: PersonContext, { outcomes, applications }: EditionChange, at: 0 | 1): string {
  if (outcomes !== undefined) return t(`questions.outcome.${outcomes[at]}`);
  const application = applications?.[at];
  if (application === undefined) return '';
  const { way, protection, data } = application;
  return [t(`questions.way.${way}`), t(`queue.need.${protection}`), data.join(', ')]
    .filter((part) => part !== '')
    .join(' · ');
}

function policyText({ t }: PersonContext, { id, policies }: EditionChange, at: 0 | 1): string | null {
  const policy = policies?.[at];
  if (policy === undefined) return null;
  switch (policyName(id)) {
    case 'private-devices':
      return t(`questions.private-devices.${policy['private-devices']}`);
    case 'vs-nfd-product':
      return t(policy['vs-nfd-product'] ? 'application.yes' : 'application.no');
    case 'unsupported-systems':
      return policy['unsupported-systems'].join(', ') || t('kit.none');
  }
}

const policyNames = ['private-devices', 'vs-nfd-product', 'unsupported-systems'] as const;

function policyName(id: string): (typeof policyNames)[number] {
  return policyNames.find((name) => name === id) ?? 'private-devices';
}
