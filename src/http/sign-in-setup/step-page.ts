// One step of the set-up as a page: a lead, what is known already, what to do at the identity provider, one form, and
// the way on.
import type { Tenant } from '../../domain/tenant';
import type { TextKey } from '../../texts/translate';
import type { PersonContext } from '../kit/context';
import type { FormView } from '../kit/form-view';
import { page } from '../kit/page';
import { paths } from '../kit/paths';
import type { Alert, Breadcrumb, Description, Link } from '../kit/view-models';

export const setupSteps = ['maker', 'ours', 'theirs', 'recognition', 'roles', 'test', 'live'] as const;
export type SetupStep = (typeof setupSteps)[number];

export type StepModel = {
  readonly title: string;
  readonly breadcrumb: Breadcrumb;
  readonly place: string;
  readonly lead: string;
  readonly alert: Alert | null;
  readonly facts: readonly { readonly heading: string; readonly descriptions: readonly Description[] }[];
  readonly instructions: Instructions | null;
  /** Something to copy: a link, a script. */
  readonly copy: { readonly heading: string; readonly text: string } | null;
  readonly formHeading: string;
  readonly form: FormView | null;
  readonly links: readonly Link[];
  readonly next: Link | null;
  /** What the form asks for is there already: the way on comes before it. */
  readonly isNextFirst: boolean;
};

export type Instructions = { readonly heading: string; readonly steps: readonly string[] };

export const stepPage = page<StepModel>('sign-in-setup/step');

export function stepTitle(step: SetupStep): TextKey {
  return `sign-in-setup.${step}.title`;
}

/** The frame around a step; what is not named stays away. */
export function stepModel(
  context: PersonContext,
  { tenant, step }: { readonly tenant: Pick<Tenant, 'slug' | 'name'>; readonly step: SetupStep },
  parts: Partial<StepModel> = {},
): StepModel {
  const { t } = context;
  const { slug, name } = tenant;
  const title = t(stepTitle(step));
  return {
    title,
    breadcrumb: {
      links: [
        { label: t('tenants.title'), href: paths.operator.tenants },
        { label: name, href: paths.operator.tenant(slug) },
        { label: t('sign-in-setup.here'), href: paths.operator.tenantPart(slug, 'sign-in') },
      ],
      here: title,
    },
    place: t('sign-in-setup.place', {
      number: String(setupSteps.indexOf(step) + 1),
      count: String(setupSteps.length),
    }),
    lead: t(`sign-in-setup.${step}.lead`),
    alert: null,
    facts: [],
    instructions: null,
    copy: null,
    formHeading: '',
    form: null,
    links: [],
    next: null,
    isNextFirst: parts.form?.look === 'secondary',
    ...parts,
  };
}

/** The link to the step after this one. */
export function nextLink({ t }: PersonContext, slug: string, step: SetupStep): Link | null {
  const following = setupSteps[setupSteps.indexOf(step) + 1];
  if (following === undefined) return null;
  return {
    label: t('sign-in-setup.next', { step: t(stepTitle(following)) }),
    href: stepPath(slug, following),
  };
}

export function stepPath(slug: string, step: SetupStep): string {
  return paths.operator.signInStep(slug, step);
}
