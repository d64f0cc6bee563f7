// The answers that somebody who is asked can give: each is a form of its own.
import type { ShownInboxItem } from '../../usecases/show-inbox-item';
import type { PersonContext } from '../kit/context';
import type { Parsed } from '../kit/form';
import { formView, type FieldSpec, type FormView } from '../kit/form-view';
import { paths } from '../kit/paths';
import { questionField } from '../kit/question-input';
import type { Action } from '../kit/view-models';

/** What can be done, as it stands in the address. */
export const inboxActs = ['endorse', 'remark', 'concerns', 'refuse', 'ask', 'hand-on'] as const;
export type InboxAct = (typeof inboxActs)[number];

/** A form that came back. */
export type Sent = { readonly [Act in InboxAct]?: Parsed<unknown> };

export type Answers = {
  readonly yes: Action | null;
  readonly remark: FormView | null;
  readonly concerns: FormView | null;
  readonly refuse: FormView | null;
  readonly ask: FormView | null;
  readonly handOn: FormView | null;
  readonly inQuery: string;
};

type Making = { readonly item: ShownInboxItem; readonly sent: Sent };

export function answersTo(context: PersonContext, item: ShownInboxItem, sent: Sent): Answers {
  const { t } = context;
  const { step, request } = item;
  const making = { item, sent };
  const inQuery = request.state === 'query';
  const isOpinion = step.office === 'dpo';
  const agrees = step.office === 'security-officer';
  return {
    yes:
      isOpinion || inQuery
        ? null
        : {
            action: actPath(context, item, 'endorse'),
            label: t(agrees ? 'inbox.say.agree' : 'inbox.say.endorse'),
            look: 'primary',
          },
    remark: isOpinion && !inQuery ? form(context, making, remark(context)) : null,
    concerns: isOpinion && !inQuery ? form(context, making, concerns(context)) : null,
    refuse: isOpinion ? null : form(context, making, refusal(context, inQuery)),
    ask: inQuery ? null : form(context, making, asking(context)),
    handOn:
      step.office === 'supervisor' && !step.isHandedOn ? form(context, making, handingOn(context)) : null,
    inQuery: inQuery ? t('inbox.item.in-query') : '',
  };
}

function actPath({ tenant }: PersonContext, { request, step }: ShownInboxItem, act: InboxAct): string {
  return paths.inbox.act(tenant.slug, [request.id, String(step.place)], act);
}

type Form = {
  readonly act: InboxAct;
  readonly fields: readonly FieldSpec[];
  readonly submit: string;
  readonly look: FormView['look'];
  readonly hidden?: FormView['hidden'];
};

function form(context: PersonContext, { item, sent }: Making, { act, ...rest }: Form): FormView {
  return formView({
    language: context.language,
    action: actPath(context, item, act),
    ...rest,
    sent: sent[act] ?? null,
  });
}

function remark({ t }: PersonContext): Form {
  const field: FieldSpec = {
    kind: 'paragraph',
    name: 'remark',
    label: t('inbox.say.no-concerns-text'),
    hint: t('inbox.say.no-concerns-hint'),
    optional: true,
  };
  return { act: 'remark', fields: [field], submit: t('inbox.say.no-concerns'), look: 'primary' };
}

function concerns({ t }: PersonContext): Form {
  const field: FieldSpec = {
    kind: 'paragraph',
    name: 'concerns',
    label: t('inbox.say.concerns-label'),
    hint: t('inbox.say.concerns-hint'),
  };
  return { act: 'concerns', fields: [field], submit: t('inbox.say.concerns'), look: 'secondary' };
}

function refusal({ t }: PersonContext, inQuery: boolean): Form {
  const field: FieldSpec = {
    kind: 'paragraph',
    name: 'reason',
    label: t('inbox.say.refuse-label'),
    hint: t('inbox.say.refuse-hint'),
  };
  const hidden = inQuery ? [{ name: 'despiteQuery', value: 'yes' }] : [];
  return { act: 'refuse', fields: [field], submit: t('inbox.say.refuse'), look: 'danger', hidden };
}

function asking(context: PersonContext): Form {
  const submit = context.t('queue.decide.query');
  return { act: 'ask', fields: [questionField(context)], submit, look: 'secondary' };
}

function handingOn({ t }: PersonContext): Form {
  const fields: readonly FieldSpec[] = [
    { kind: 'text', name: 'colleague', label: t('inbox.say.hand-on-label') },
    {
      kind: 'paragraph',
      name: 'moveReason',
      label: t('inbox.say.hand-on-reason'),
      optional: true,
      short: true,
    },
  ];
  return { act: 'hand-on', fields, submit: t('inbox.say.hand-on'), look: 'secondary' };
}
