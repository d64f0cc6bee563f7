// The rules for roles as a form, and what they would make of people.
import { isGrantableByRule, mostRules, rolesByValue, rolesFor, type RoleRule } from '../../domain/role-rules';
import { roles, type Role } from '../../domain/roles';
import { sampleAttributes } from '../../domain/sample-attributes';
import type { TenantKind } from '../../domain/tenant';
import type { ShownRoleRules } from '../../usecases/show-role-rules';
import type { PersonContext } from '../kit/context';
import type { Parsed } from '../kit/form';
import { formView, type FieldSpec, type FieldView, type FormView } from '../kit/form-view';
import { page } from '../kit/page';
import { reasonField, titleAt, type Place } from '../kit/sign-in-place';
import type { Alert, Breadcrumb, Table } from '../kit/view-models';
import { mostRows, type SentRules } from './forms';

type RulesModel = {
  readonly title: string;
  readonly breadcrumb: Breadcrumb;
  /** From when on it counts, and who is told. */
  readonly way: string;
  /** Without its rows, which the page prints one beside the other. */
  readonly form: FormView;
  readonly rows: readonly { readonly legend: string; readonly fields: readonly FieldView[] }[];
  readonly sample: readonly FieldView[];
  readonly reason: readonly FieldView[];
  readonly outcome: Alert | null;
  readonly byValue: Table | null;
  /** The rules in force, when somebody else has changed them meanwhile. */
  readonly meanwhile: Table | null;
};
export const rulesPage = page<RulesModel>('roles/rules');

type Typed = {
  readonly sent: Parsed<SentRules> | null;
  readonly tried?: SentRules;
  readonly meanwhile?: boolean;
};

type Shown = { readonly place: Place; readonly present: ShownRoleRules };

export function rulesModel(context: PersonContext, shown: Shown, typed: Typed): RulesModel {
  const { t } = context;
  const { place, present } = shown;
  const title = t('roles.rules.title');
  const form = rulesForm(context, shown, typed);
  const { tried } = typed;
  return {
    title: titleAt(context, place, title),
    breadcrumb: { links: place.above, here: title },
    way: t(`sign-in-changes.way.${place.side}`),
    form,
    rows: rowsOf(context, form.fields),
    sample: form.fields.slice(-2, -1),
    reason: form.fields.slice(-1),
    outcome: tried === undefined || tried.sample === '' ? null : outcomeOf(context, tried, present.kind),
    byValue: tried === undefined ? null : byValueTable(context, rulesIn(tried), present.kind),
    meanwhile: typed.meanwhile === true ? byValueTable(context, present.rules, present.kind) : null,
  };
}

function rulesIn({ rows }: SentRules): readonly RoleRule[] {
  return rows.map(({ rule }) => rule);
}

const spareRows = 3;

function rulesForm(
  context: PersonContext,
  { place, present: { kind, rules, version } }: Shown,
  { sent, tried, meanwhile }: Typed,
) {
  const { t, language } = context;
  // After a trial the rows close up, so that there is always room for more.
  const fresh = sent === null || tried !== undefined;
  const filled = tried === undefined ? rules : rulesIn(tried);
  const count = fresh ? Math.min(filled.length + spareRows, mostRules) : rowsTyped(sent);
  const seen = sent?.values['seen']?.at(-1);
  return formView({
    language,
    action: place.editor('roles'),
    fields: [
      ...Array.from({ length: count }, (_, index) => rowFields(context, index + 1, kind)).flat(),
      {
        kind: 'paragraph',
        name: 'sample',
        label: t('roles.rules.sample'),
        hint: t('roles.rules.sample-hint'),
      },
      reasonField(context, place),
    ],
    submit: t(`sign-in-changes.way.submit-${place.side}`),
    sent: fresh ? null : sent,
    initial: { ...initialRows(filled), sample: tried?.sample ?? '', reason: tried?.reason ?? '' },
    cancel: { label: t('kit.cancel'), href: place.above.at(-1)?.href ?? place.list },
    hidden: [{ name: 'seen', value: meanwhile === true ? version : (seen ?? version) }],
  });
}

function rowsTyped({ values }: Parsed<unknown>): number {
  const numbers = Object.keys(values).map((name) => Number(/^attribute-(\d{1,3})$/.exec(name)?.[1] ?? 0));
  return Math.min(Math.max(spareRows, ...numbers), mostRows);
}

function initialRows(rules: readonly RoleRule[]): Readonly<Record<string, string>> {
  const rows = rules.map(({ attribute, value, role }, index) => ({
    [`attribute-${index + 1}`]: attribute,
    [`value-${index + 1}`]: value,
    [`role-${index + 1}`]: role,
  }));
  return Object.fromEntries(rows.flatMap((row) => Object.entries(row)));
}

function rowFields({ t }: PersonContext, number: number, kind: TenantKind): readonly FieldSpec[] {
  const grantable = roles.filter((role) => role !== 'employee' && isGrantableByRule(role, kind));
  return [
    { kind: 'text', name: `attribute-${number}`, label: t('settings.roles.attribute') },
    { kind: 'text', name: `value-${number}`, label: t('settings.roles.value') },
    {
      kind: 'select',
      name: `role-${number}`,
      label: t('settings.roles.role'),
      options: [
        { value: '', label: t('roles.rules.choose') },
        ...grantable.map((role) => ({ value: role, label: t(`settings.role.${role}`) })),
      ],
    },
  ];
}

function rowsOf({ t }: PersonContext, fields: readonly FieldView[]): RulesModel['rows'] {
  const count = Math.floor(fields.length / 3);
  return Array.from({ length: count }, (_, index) => ({
    legend: t('roles.rules.rule', { number: String(index + 1) }),
    fields: fields.slice(index * 3, index * 3 + 3),
  }));
}

function named({ t }: PersonContext, held: readonly Role[]): string {
  return held.map((role) => t(`settings.role.${role}`)).join(', ');
}

function outcomeOf(context: PersonContext, tried: SentRules, kind: TenantKind): Alert {
  const { t } = context;
  const { attributes, unread } = sampleAttributes(tried.sample);
  const held = rolesFor(attributes, rulesIn(tried), kind);
  return {
    tone: unread.length === 0 ? 'info' : 'warning',
    title: t('roles.rules.outcome', { roles: named(context, held) }),
    lines: [...unread.map((line) => t('roles.rules.unread', { line })), t('roles.rules.nothing-kept')],
  };
}

function byValueTable(context: PersonContext, rules: readonly RoleRule[], kind: TenantKind): Table {
  const { t } = context;
  return {
    caption: t('roles.rules.by-value'),
    columns: [{ label: t('roles.rules.who') }, { label: t('roles.rules.becomes') }],
    rows: [
      ...rolesByValue(rules, kind).map(({ attribute, value, roles: held }) => [
        { text: `${attribute} = ${value}` },
        { text: named(context, held) },
      ]),
      [{ text: t('roles.rules.everybody-else') }, { text: named(context, ['employee']) }],
    ],
    empty: { title: '', text: '' },
  };
}
