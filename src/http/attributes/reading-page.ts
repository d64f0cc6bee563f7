// What sign-ins must carry and by which names they are read, as a form; and what would be read of an imagined person.
import {
  aliasesOf,
  attributeConcepts,
  type AliasOverrides,
  type AttributeConcept,
} from '../../domain/attribute-aliases';
import { textOf, valuesOf, type SamlAttribute } from '../../domain/identity-attributes';
import { aliasesIn, identityProviderPresets } from '../../domain/identity-provider-presets';
import { marksOf } from '../../domain/person-marks';
import { hasRequired } from '../../domain/required-attribute';
import { sampleAttributes } from '../../domain/sample-attributes';
import type { Reading } from '../../domain/sign-in-values';
import { supervisorOf } from '../../domain/supervisor-address';
import type { ShownReading } from '../../usecases/show-reading';
import type { PersonContext } from '../kit/context';
import type { Parsed } from '../kit/form';
import { formView, type FieldSpec, type FieldView, type FormView } from '../kit/form-view';
import { page } from '../kit/page';
import { reasonField, titleAt, type Place } from '../kit/sign-in-place';
import type { Alert, Breadcrumb, Description } from '../kit/view-models';

type ReadingModel = {
  readonly title: string;
  readonly breadcrumb: Breadcrumb;
  readonly way: string;
  readonly maker: string;
  /** Printed in the parts below. */
  readonly form: FormView;
  readonly required: readonly FieldView[];
  readonly names: readonly FieldView[];
  readonly sample: readonly FieldView[];
  readonly reason: readonly FieldView[];
  readonly outcome: Alert | null;
  /** What counts now, when somebody else has changed it meanwhile. */
  readonly meanwhile: readonly Description[];
  readonly read: readonly Description[];
};
export const readingPage = page<ReadingModel>('attributes/reading');

type Shown = { readonly place: Place; readonly present: ShownReading };
type Typed = {
  readonly sent: Parsed<unknown> | null;
  readonly tried?: { readonly reading: Reading; readonly sample: string };
  /** Somebody else was quicker: what was typed is compared with what counts now. */
  readonly meanwhile?: boolean;
};

export function readingModel(context: PersonContext, shown: Shown, typed: Typed): ReadingModel {
  const { t } = context;
  const { place, present } = shown;
  const title = t('attributes.title');
  const form = readingForm(context, shown, typed);
  const partOf = (...names: readonly string[]) => form.fields.filter(({ name }) => names.includes(name));
  const trial = typed.tried === undefined ? null : trialOf(context, present, typed.tried);
  return {
    title: titleAt(context, place, title),
    breadcrumb: { links: place.above, here: title },
    way: t(`sign-in-changes.way.${place.side}`),
    maker: t('attributes.maker', { maker: t(`identity-providers.maker.${present.maker}`) }),
    form,
    required: partOf('requiredName', 'requiredValue'),
    names: partOf(...attributeConcepts),
    sample: partOf('sample'),
    reason: partOf('reason'),
    outcome: trial?.outcome ?? null,
    meanwhile: typed.meanwhile === true ? presentOf(context, present) : [],
    read: trial?.read ?? [],
  };
}

function presentOf({ t }: PersonContext, { required, aliases }: ShownReading): readonly Description[] {
  const own = attributeConcepts.flatMap((concept) => {
    const names = aliases[concept];
    return names === undefined ? [] : [{ term: t(`attributes.concept.${concept}`), text: names.join(', ') }];
  });
  const condition = required === null ? t('kit.none') : `${required.name} = ${required.value}`;
  return [{ term: t('attributes.required-name'), text: condition }, ...own].map(({ term, text }) => ({
    term,
    value: { text },
  }));
}

function readingForm(
  context: PersonContext,
  { place, present }: Shown,
  { sent, meanwhile = false }: Typed,
): FormView {
  const { t, language } = context;
  const seen = sent?.values['seen']?.at(-1);
  return formView({
    language,
    action: place.editor('attributes'),
    fields: fieldsOf(context, place, present),
    submit: t(`sign-in-changes.way.submit-${place.side}`),
    sent,
    initial: {
      requiredName: present.required?.name ?? '',
      requiredValue: present.required?.value ?? '',
      ...Object.fromEntries(
        attributeConcepts.map((concept) => [concept, (present.aliases[concept] ?? []).join('\n')]),
      ),
    },
    cancel: { label: t('kit.cancel'), href: place.above.at(-1)?.href ?? place.list },
    hidden: [{ name: 'seen', value: meanwhile ? present.version : (seen ?? present.version) }],
  });
}

function fieldsOf(context: PersonContext, place: Place, { maker }: ShownReading): readonly FieldSpec[] {
  const { t } = context;
  const optional = true;
  const preset = identityProviderPresets[maker].aliases;
  const namesField = (concept: AttributeConcept): FieldSpec => ({
    kind: 'paragraph',
    name: concept,
    label: t(`attributes.concept.${concept}`),
    hint: hintOf(context, aliasesOf(concept, preset), concept),
    optional,
    short: true,
  });
  return [
    {
      kind: 'text',
      name: 'requiredName',
      label: t('attributes.required-name'),
      hint: t('attributes.required-name-hint'),
      optional,
    },
    { kind: 'text', name: 'requiredValue', label: t('attributes.required-value'), optional },
    ...attributeConcepts.map(namesField),
    {
      kind: 'paragraph',
      name: 'sample',
      label: t('roles.rules.sample'),
      hint: t('attributes.sample-hint'),
      optional,
    },
    reasonField(context, place),
  ];
}

/** Of supervisors nothing is read until an attribute is named. */
function hintOf({ t }: PersonContext, usual: readonly string[], concept: AttributeConcept): string {
  if (concept === 'supervisor') return t('attributes.supervisor-hint');
  return t('attributes.preset', { names: usual.join(', ') });
}

type Trial = { readonly outcome: Alert; readonly read: readonly Description[] };

function trialOf(
  { t }: PersonContext,
  { maker }: ShownReading,
  { reading, sample }: NonNullable<Typed['tried']>,
): Trial {
  const { attributes, unread } = sampleAttributes(sample);
  const aliases = aliasesIn({ maker, aliases: reading.aliases });
  const enters = hasRequired(attributes, reading.required);
  return {
    outcome: {
      tone: enters && unread.length === 0 ? 'info' : 'warning',
      title: t(enters ? 'attributes.enters' : 'attributes.stays-out'),
      lines: [...unread.map((line) => t('roles.rules.unread', { line })), t('roles.rules.nothing-kept')],
    },
    read: attributeConcepts.map((concept) => ({
      term: t(`attributes.concept.${concept}`),
      value: { text: readAs(attributes, concept, aliases) || t('kit.none') },
    })),
  };
}

function readAs(
  attributes: readonly SamlAttribute[],
  concept: AttributeConcept,
  aliases: AliasOverrides,
): string {
  if (concept === 'groups' || concept === 'roles') return valuesOf(attributes, concept, aliases).join(', ');
  if (concept === 'supervisor')
    return supervisorOf(attributes, marksOf(attributes, '', aliases), aliases) ?? '';
  return textOf(attributes, concept, aliases) ?? '';
}
