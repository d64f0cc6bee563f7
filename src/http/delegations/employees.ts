// Whether a delegate is also employed in the municipality: what is known of it, and the form to say so.
import { employeeVerdicts, type EmployeeStanding } from '../../domain/delegate-employee';
import type { Refusal } from '../../domain/errors';
import { delegationId } from '../../domain/ids';
import { declareDelegateEmployee } from '../../usecases/declare-delegate-employee';
import type { Ports } from '../../usecases/ports';
import { showDelegate, type ShownDelegate } from '../../usecases/show-delegate';
import type { PersonContext } from '../kit/context';
import { readForm, type Parsed } from '../kit/form';
import { formView, type FormView } from '../kit/form-view';
import { page } from '../kit/page';
import { paths } from '../kit/paths';
import { refusedForm } from '../kit/refused-form';
import { redirect, show, type Result } from '../kit/result';
import { badge } from '../kit/status';
import type { Breadcrumb, Table, Tone } from '../kit/view-models';
import { employeeForm } from './forms';
import { breadcrumbTo } from './tenant-pages';

type EmployeeModel = {
  readonly title: string;
  readonly breadcrumb: Breadcrumb;
  readonly lead: string;
  readonly table: Table;
  readonly form: FormView;
};
const employeePage = page<EmployeeModel>('delegations/employee');

type Needs = Pick<Ports, 'store' | 'clock'>;

export const standingTones: Readonly<Record<EmployeeStanding, Tone>> = {
  same: 'info',
  suspected: 'warning',
  other: 'neutral',
};

export async function employeeAsked(ports: Needs, context: PersonContext): Promise<Result> {
  return show(employeePage, employeeModel(context, await delegateOf(ports, context), null));
}

export async function employeeDeclared(ports: Needs, context: PersonContext): Promise<Result> {
  const { t, tenant, actor, body } = context;
  const shown = await delegateOf(ports, context);
  const again = (sent: Parsed<unknown>): Result =>
    show(employeePage, employeeModel(context, shown, sent), { status: 422 });
  const sent = readForm(employeeForm, body);
  if (!sent.ok) return again(sent);
  const { id: delegation } = shown.delegation;
  try {
    await declareDelegateEmployee(ports, actor, { delegation, ...sent.value });
  } catch (error) {
    return again(refusedForm(sent, error, fieldOf));
  }
  return redirect(paths.delegations.employee(tenant.slug, delegation), {
    tone: 'success',
    title: t('delegations.employee.done'),
  });
}

function delegateOf(ports: Needs, { actor, params }: PersonContext): Promise<ShownDelegate> {
  return showDelegate(ports, actor, delegationId(params['delegation'] ?? ''));
}

function employeeModel(
  context: PersonContext,
  { delegation, name, employees }: ShownDelegate,
  sent: Parsed<unknown> | null,
): EmployeeModel {
  const { t, tenant, language } = context;
  const title = t('delegations.employee.title');
  const doubtful = employees.find(({ standing }) => standing === 'suspected')?.person.mail;
  return {
    title,
    breadcrumb: breadcrumbTo(context, title),
    lead: t('delegations.employee.lead', { name }),
    table: tableOf(context, employees),
    form: formView({
      language,
      action: paths.delegations.employee(tenant.slug, delegation.id),
      fields: [
        {
          kind: 'text',
          name: 'address',
          label: t('delegations.employee.address'),
          hint: t('delegations.employee.address-hint'),
        },
        {
          kind: 'radios',
          name: 'verdict',
          label: t('delegations.employee.verdict'),
          options: employeeVerdicts.map((verdict) => ({
            value: verdict,
            label: t(`delegations.employee.say.${verdict}`),
          })),
        },
        { kind: 'paragraph', name: 'reason', label: t('delegations.reason') },
      ],
      submit: t('kit.save'),
      sent,
      initial: doubtful ? { address: doubtful } : {},
      cancel: { label: t('kit.cancel'), href: paths.delegations.list(tenant.slug) },
    }),
  };
}

function tableOf({ t }: PersonContext, employees: ShownDelegate['employees']): Table {
  return {
    caption: t('delegations.employee.caption'),
    captionHidden: true,
    columns: [{ label: t('delegations.employee.who') }, { label: t('delegations.state') }],
    rows: employees.map(({ person, standing }) => [
      { text: person.displayName, note: person.mail ?? '' },
      { badge: badge(t(`delegations.employee.standing.${standing}`), standingTones[standing]) },
    ]),
    empty: { title: t('delegations.employee.none'), text: t('delegations.employee.none-text') },
  };
}

function fieldOf({ kind, reason }: Refusal): string | undefined {
  if (kind === 'not-found') return undefined;
  return reason === 'own-separation' ? 'verdict' : 'address';
}
