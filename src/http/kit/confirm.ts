// The page before an act that takes something away: one sentence of consequence, one button, one way back.
import type { PersonContext } from './context';
import { formView, type FieldSpec, type FormView } from './form-view';
import type { Parsed } from './form';
import { page } from './page';
import { show, type Result } from './result';
import type { Breadcrumb } from './view-models';

export type ConfirmModel = {
  readonly title: string;
  readonly breadcrumb: Breadcrumb | null;
  readonly consequence: string;
  readonly details: readonly string[];
  readonly form: FormView;
};

export type Confirmation = {
  readonly title: string;
  readonly breadcrumb?: Breadcrumb;
  /** What happens, and whether it can be undone. */
  readonly consequence: string;
  readonly details?: readonly string[];
  readonly action: string;
  /** Says the act: "Gerät widerrufen", never "OK". */
  readonly button: string;
  readonly back: string;
  readonly fields?: readonly FieldSpec[];
  readonly hidden?: FormView['hidden'];
  readonly sent?: Parsed<unknown>;
  /** `primary` for an act that gives something back. */
  readonly look?: FormView['look'];
};

const confirmPage = page<ConfirmModel>('kit/confirm');

export function askFirst(context: PersonContext, confirmation: Confirmation): Result {
  const { title, consequence, details = [], action, button, back, fields = [], sent = null } = confirmation;
  const form = formView({
    language: context.language,
    action,
    fields,
    submit: button,
    look: confirmation.look ?? 'danger',
    hidden: confirmation.hidden ?? [],
    sent,
    cancel: { label: context.t('kit.cancel'), href: back },
  });
  const model = { title, breadcrumb: confirmation.breadcrumb ?? null, consequence, details, form };
  return show(confirmPage, model, { status: sent === null ? 200 : 422 });
}
