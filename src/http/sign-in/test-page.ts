// What came of a test sign-in, for whoever tried it: worked or not and what to do, who this would be, what was sent.
import type { SignInFindings } from '../../domain/sign-in-test';
import type { ReadySignIn } from '../../domain/sign-in-draft';
import type { PublicContext } from '../kit/context';
import { page } from '../kit/page';
import { signInProblem } from '../kit/sign-in-problem';
import type { Alert, Description, Link, Table } from '../kit/view-models';

export type TestModel = {
  readonly title: string;
  readonly lead: string;
  readonly alerts: readonly Alert[];
  readonly person: readonly Description[];
  readonly attributes: Table | null;
  /** To where the outcome is remembered. */
  readonly back: Link | null;
};
export const testPage = page<TestModel>('sign-in/test');

export function failedModel(context: PublicContext, reason: string): TestModel {
  return {
    title: context.t('sign-in-test.title-failed'),
    lead: context.t('sign-in-test.lead'),
    alerts: [problem(context, reason)],
    person: [],
    attributes: null,
    back: null,
  };
}

export function findingsModel(
  context: PublicContext,
  findings: SignInFindings,
  { roleRules }: ReadySignIn,
): TestModel {
  const { t } = context;
  const good = findings.inTheWay.length === 0;
  const noRules = roleRules.length > 0 && findings.roles.length === 1;
  return {
    title: t(good ? 'sign-in-test.title-good' : 'sign-in-test.title-failed'),
    lead: t('sign-in-test.lead'),
    alerts: [
      ...findings.inTheWay.map((reason) => problem(context, reason)),
      ...(good
        ? [{ tone: 'success' as const, title: t('sign-in-test.good'), lines: [t('sign-in-test.good-text')] }]
        : []),
      ...(noRules ? [{ tone: 'info' as const, title: t('sign-in-test.employee-only') }] : []),
    ],
    person: personOf(context, findings),
    attributes: attributesOf(context, findings),
    back: null,
  };
}

export function problem(context: PublicContext, reason: string): Alert {
  const { what, remedy, code } = signInProblem(context, reason);
  return { tone: 'danger', title: what, lines: [remedy, code] };
}

export function personOf({ t }: PublicContext, findings: SignInFindings): readonly Description[] {
  const { key, displayName, mail, department, supervisor, roles, nameId } = findings;
  const given = (text: string | null) => ({ text: text ?? t('sign-in-test.missing') });
  return [
    {
      term: t('sign-in-test.key'),
      value: key === null ? given(null) : { text: key.keyValue, note: key.keyName },
    },
    { term: t('sign-in-test.display-name'), value: { text: displayName } },
    { term: t('sign-in-test.mail'), value: given(mail) },
    { term: t('sign-in-test.department'), value: given(department) },
    ...(supervisor === null ? [] : [{ term: t('sign-in-test.supervisor'), value: { text: supervisor } }]),
    {
      term: t('sign-in-test.roles'),
      value: { text: roles.map((role) => t(`settings.role.${role}`)).join(', ') },
    },
    {
      term: 'NameID',
      value: { text: nameId.value, note: nameId.format ?? t('sign-in-test.no-format') },
    },
  ];
}

export function attributesOf({ t }: PublicContext, { attributes }: SignInFindings): Table {
  return {
    caption: t('sign-in-test.attributes'),
    columns: [
      { label: t('sign-in-test.column.name') },
      { label: t('sign-in-test.column.values') },
      { label: t('sign-in-test.column.use') },
    ],
    rows: attributes.map(({ name, friendlyName, values, uses }) => [
      { text: name, ...(friendlyName === null ? {} : { note: friendlyName }) },
      { text: values.join(' · ') },
      {
        text:
          uses.length === 0
            ? t('sign-in-test.use.none')
            : uses.map((use) => t(`sign-in-test.use.${use}`)).join(', '),
      },
    ]),
    empty: { title: t('sign-in-test.no-attributes'), text: t('sign-in-test.no-attributes-text') },
  };
}
