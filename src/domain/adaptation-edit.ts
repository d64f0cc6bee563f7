// One change of a municipality's adaptation, as somebody makes it in a page.
import type { Adaptation, RuleAdaptation } from './adaptation';
import type { ApplicationPolicy } from './application-edition';
import type { BusinessApplication } from './application-rule';
import type { Words } from './question';

export type AdaptationEdit =
  /** Null words: back to the provider's. */
  | {
      readonly kind: 'words';
      readonly wording: readonly { readonly of: string; readonly words: Words | null }[];
    }
  | {
      readonly kind: 'rule';
      readonly change: Pick<RuleAdaptation, 'rule' | 'stricter' | 'milder'>;
      readonly wording: readonly { readonly of: string; readonly words: Words | null }[];
    }
  | { readonly kind: 'application'; readonly application: BusinessApplication; readonly isNew: boolean }
  | { readonly kind: 'remove-application'; readonly id: string }
  | { readonly kind: 'policy'; readonly policy: ApplicationPolicy }
  | { readonly kind: 'replace'; readonly adaptation: Adaptation };

export function edited(adaptation: Adaptation, edit: AdaptationEdit): Adaptation {
  const { applications } = adaptation;
  switch (edit.kind) {
    case 'words':
      return { ...adaptation, wording: withWords(adaptation, edit.wording) };
    case 'rule':
      return {
        ...adaptation,
        changes: withChange(adaptation, edit.change),
        wording: withWords(adaptation, edit.wording),
      };
    case 'application': {
      // A new one under an id that is taken is a fault of the whole, said like any other.
      const others = edit.isNew ? applications : applications.filter(({ id }) => id !== edit.application.id);
      return { ...adaptation, applications: [...others, edit.application] };
    }
    case 'remove-application':
      return { ...adaptation, applications: applications.filter(({ id }) => id !== edit.id) };
    case 'policy':
      return { ...adaptation, policy: edit.policy };
    case 'replace':
      return edit.adaptation;
  }
}

function withWords(
  { wording }: Adaptation,
  changed: readonly { readonly of: string; readonly words: Words | null }[],
): Adaptation['wording'] {
  const places = new Set(changed.map(({ of }) => of));
  const own = changed.flatMap(({ of, words }) => (words === null ? [] : [{ of, ...words }]));
  return [...wording.filter(({ of }) => !places.has(of)), ...own];
}

/** What else is changed of the rule (who is heard, obligations) stays. */
function withChange(
  { changes }: Adaptation,
  { rule, stricter, milder }: Pick<RuleAdaptation, 'rule' | 'stricter' | 'milder'>,
): Adaptation['changes'] {
  const { heard, obligations } = changes.find((change) => change.rule === rule) ?? {};
  const kept = {
    ...(heard === undefined ? {} : { heard }),
    ...(obligations === undefined ? {} : { obligations }),
    ...(stricter === undefined ? {} : { stricter }),
    ...(milder === undefined ? {} : { milder }),
  };
  const others = changes.filter((change) => change.rule !== rule);
  return Object.keys(kept).length === 0 ? others : [...others, { rule, ...kept }];
}
