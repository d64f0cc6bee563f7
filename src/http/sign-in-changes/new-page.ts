// The form that proposes another identity provider, other addresses or other certificates.
import type { PersonContext } from '../kit/context';
import type { Parsed } from '../kit/form';
import { formView, type FieldSpec, type FormView } from '../kit/form-view';
import { page } from '../kit/page';
import type { Breadcrumb } from '../kit/view-models';
import { breadcrumbTo, type Place } from '../kit/sign-in-place';

type NewModel = { readonly title: string; readonly breadcrumb: Breadcrumb; readonly form: FormView };
export const newPage = page<NewModel>('sign-in-changes/new');

export type Present = { readonly identity: string; readonly signed: 'assertion' | 'response' | 'both' };

export function newModel(
  context: PersonContext,
  place: Place,
  { present, sent }: { readonly present: Present; readonly sent: Parsed<unknown> | null },
): NewModel {
  const { t, language } = context;
  const title = t('sign-in-changes.new.title');
  return {
    title,
    breadcrumb: breadcrumbTo(context, place, title),
    form: formView({
      language,
      action: place.new,
      fields: fieldsOf(context),
      submit: t('sign-in-changes.new.submit'),
      sent,
      initial: present,
      cancel: { label: t('kit.cancel'), href: place.list },
    }),
  };
}

function fieldsOf({ t }: PersonContext): readonly FieldSpec[] {
  const optional = true;
  const field = (name: 'address' | 'metadata' | 'identity' | 'reason') => ({
    name,
    label: t(`sign-in-changes.new.${name}`),
    hint: t(`sign-in-changes.new.${name}-hint`),
  });
  return [
    { kind: 'text', ...field('address'), optional },
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
