// The pages about questions and rules: all of one shape, with what they say about faults and changes.
import type { EditionChange } from '../../domain/edition-change';
import type { CatalogueFault } from '../../domain/question-catalogue';
import type { Words } from '../../domain/question';
import { findText, type Language } from '../../texts/translate';
import type { PersonContext } from '../kit/context';
import { errorText, type Parsed } from '../kit/form';
import type { FormView } from '../kit/form-view';
import { page } from '../kit/page';
import { paths } from '../kit/paths';
import { badge } from '../kit/status';
import type {
  Action,
  Alert,
  Badge,
  Breadcrumb,
  Cell,
  Description,
  Link,
  Table,
  Tone,
} from '../kit/view-models';

export type Part = {
  readonly heading: string;
  readonly text: string;
  readonly table: Table | null;
  readonly links: readonly Link[];
};

export type QuestionsModel = {
  readonly title: string;
  readonly breadcrumb: Breadcrumb | null;
  readonly lead: string;
  readonly alerts: readonly Alert[];
  readonly facts: readonly Description[];
  readonly parts: readonly Part[];
  readonly formHeading: string;
  readonly form: FormView | null;
  /** German beside English. */
  readonly pairsLanguages: boolean;
  readonly actions: readonly Action[];
};

export const questionsPage = page<QuestionsModel>('questions/page');

/** What a page says, and nothing where it says nothing. */
export function questionsModel(said: Partial<QuestionsModel> & { readonly title: string }): QuestionsModel {
  return {
    breadcrumb: null,
    lead: '',
    alerts: [],
    facts: [],
    parts: [],
    formHeading: '',
    form: null,
    pairsLanguages: false,
    actions: [],
    ...said,
  };
}

export function breadcrumb(
  { t, tenant }: PersonContext,
  here: string,
  between: readonly Link[] = [],
): Breadcrumb {
  const { slug } = tenant;
  return {
    links: [
      { label: t('settings.title'), href: paths.settings(slug) },
      { label: t('questions.title'), href: paths.questions.overview(slug) },
      ...between,
    ],
    here,
  };
}

export function inLanguage(language: Language, words: Words): string {
  return words[language];
}

export function faultText(language: Language, { place, reason }: CatalogueFault): string {
  const sentence = findText(language, `questions.fault.${reason}`) ?? reason;
  return place === '' ? sentence : `${place}: ${sentence}`;
}

export function faultAlert({ t, language }: PersonContext, faults: readonly CatalogueFault[]): Alert {
  return {
    tone: 'danger',
    title: t('questions.faults', { count: faults.length }),
    lines: faults.slice(0, 50).map((fault) => faultText(language, fault)),
  };
}

/** What was refused, where the form that was sent is not there any more. */
export function errorAlerts({ language }: PersonContext, sent: Parsed<unknown> | null): readonly Alert[] {
  if (sent === null || sent.ok) return [];
  return sent.errors.map((error) => ({ tone: 'danger' as const, title: errorText(language, error) }));
}

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
    text: policyText(context, change, at) ?? (words === null ? t('kit.none') : inLanguage(language, words)),
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
