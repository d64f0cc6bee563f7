// What came of trying out a proposed change, for whoever tried it: as after a test of the set-up, and what would become of them.
import type { SignInChange } from '../../domain/sign-in-change';
import type { SignInOutlook } from '../../domain/sign-in-outlook';
import type { Tenant } from '../../domain/tenant';
import type { Party } from '../../domain/two-sided-consent';
import type { PublicContext } from '../kit/context';
import { paths } from '../kit/paths';
import type { Alert, Description, Link } from '../kit/view-models';
import { attributesOf, personOf, problem, type TestModel } from './test-page';

type About = {
  readonly tenant: Pick<Tenant, 'slug'>;
  readonly change: Pick<SignInChange, 'id'>;
  readonly by: Party;
  /** An attribute must be there to be let in. */
  readonly requires: boolean;
};

export function failedTrialModel(context: PublicContext, about: About | null, reason: string): TestModel {
  return {
    title: context.t('sign-in-test.change.title-failed'),
    lead: context.t('sign-in-test.change.lead'),
    alerts: [problem(context, reason)],
    person: [],
    attributes: null,
    back: about === null ? null : backTo(context, about),
  };
}

export function outlookModel(context: PublicContext, about: About, outlook: SignInOutlook): TestModel {
  const { t } = context;
  const good = outlook.inTheWay.length === 0;
  return {
    title: t(good ? 'sign-in-test.change.title-good' : 'sign-in-test.change.title-failed'),
    lead: t('sign-in-test.change.lead'),
    alerts: [
      ...outlook.inTheWay.map((reason) => problem(context, reason)),
      ...(good ? [goodAlert(context)] : []),
      ...(outlook.recognised === 'new' ? [newPersonAlert(context)] : []),
    ],
    person: [...becoming(context, about, outlook), ...personOf(context, outlook)],
    attributes: attributesOf(context, outlook),
    back: backTo(context, about),
  };
}

function goodAlert({ t }: PublicContext): Alert {
  return {
    tone: 'success',
    title: t('sign-in-test.good'),
    lines: [t('sign-in-test.change.good-text')],
  };
}

/** It would let them in, but their devices and accesses would stay with who they are now. */
function newPersonAlert({ t }: PublicContext): Alert {
  return {
    tone: 'warning',
    title: t('sign-in-test.change.new-person'),
    lines: [t('sign-in-test.change.new-person-text')],
  };
}

function becoming(
  { t }: PublicContext,
  { requires }: About,
  { recognised, staysAdmin, withheld, inTheWay }: SignInOutlook,
): readonly Description[] {
  const misses = inTheWay.includes('required-attribute-missing');
  const required = requires ? (misses ? 'missing' : 'met') : 'none';
  const lines = [
    ...(recognised === null
      ? []
      : [
          {
            term: t('sign-in-test.change.recognised'),
            text: t(`sign-in-test.change.recognised-as.${recognised}`),
          },
        ]),
    {
      term: t('sign-in-test.use.required'),
      text: t(`sign-in-test.change.required.${required}`),
    },
    {
      term: t('sign-in-test.change.admin'),
      text: t(staysAdmin ? 'sign-in-test.change.admin-stays' : 'sign-in-test.change.admin-not'),
    },
    {
      term: t('sign-in-test.change.resting'),
      text: withheld.map((role) => t(`settings.role.${role}`)).join(', '),
    },
  ];
  return lines.filter(({ text }) => text !== '').map(({ term, text }) => ({ term, value: { text } }));
}

function backTo({ t }: PublicContext, { tenant: { slug }, change: { id }, by }: About): Link {
  const href =
    by.side === 'tenant' ? paths.signInChanges.show(slug, id) : paths.operator.signInChange(slug, id);
  return { label: t('sign-in-test.change.back'), href };
}
