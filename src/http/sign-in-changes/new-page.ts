// The form that proposes another identity provider, other addresses or other certificates.
import type { PersonContext } from '../kit/context';
import type { Parsed } from '../kit/form';
import { formView, type FieldSpec, type FormView } from '../kit/form-view';
import { page } from '../kit/page';
import type { Breadcrumb } from '../kit/view-models';
import { breadcrumbTo, titleAt, type Place } from '../kit/sign-in-place';

type NewModel = { readonly title: string; readonly breadcrumb: Breadcrumb; readonly form: FormView };
export const newPage = page<NewModel>('sign-in-changes/new');

export type Present = { readonly identity: string; readonly signed: 'assertion' | 'response' | 'both' };

type Shown = {
  readonly present: Present;
  readonly sent: Parsed<unknown> | null;
  /** To choose from, where the metadata describe several. */
  readonly entityIds: readonly string[];
};

export function newModel(
  context: PersonContext,
  place: Place,
  { present, sent, entityIds }: Shown,
): NewModel {
  const { t, language } = context;
  const title = t('sign-in-changes.new.title');
  return {
    title: titleAt(context, place, title),
    breadcrumb: breadcrumbTo(context, place, title),
    form: formView({
      language,
      action: place.new,
      fields: [...choiceOf(context, entityIds), ...fieldsOf(context)],
      submit: t('sign-in-changes.new.submit'),
      sent,
      initial: present,
      cancel: { label: t('kit.cancel'), href: place.list },
    }),
  };
}

function choiceOf({ t }: PersonContext, entityIds: readonly string[]): readonly FieldSpec[] {
  if (entityIds.length === 0) return [];
  const options = entityIds.map((entityId) => ({ value: entityId, label: entityId }));
  return [{ kind: 'radios', name: 'entityId', label: t('sign-in-setup.theirs.entity'), options }];
}

function fieldsOf({ t }: PersonContext): readonly FieldSpec[] {
  const optional = true;
  const field = (name: 'address' | 'file' | 'metadata' | 'identity' | 'reason') => ({
    name,
    label: t(`sign-in-changes.new.${name}`),
    hint: t(`sign-in-changes.new.${name}-hint`),
  });
  return [
    { kind: 'text', ...field('address'), optional },
    { kind: 'file', ...field('file'), optional },
    { kind: 'paragraph', ...field('metadata'), optional },
    { kind: 'text', ...field('identity'), optional },
    {
      kind: 'radios',
      name: 'signed',
      label: t('settings.sign-in.signed'),
      options: (['both', 'response', 'assertion'] as const).map((value) => ({
        value,
        label: t(`settings.sign-in.signed-${value}`),
      })),
    },
    { kind: 'paragraph', ...field('reason') },
  ];
}
