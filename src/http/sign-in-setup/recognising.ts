// By what a person is known for good, what must be signed, and what tells this municipality's people from others'.
import type { Refusal } from '../../domain/errors';
import { identityProviderPresets, type IdentityProviderPreset } from '../../domain/identity-provider-presets';
import type { IdentityRule } from '../../domain/identity-attributes';
import type { SignInDraft } from '../../domain/sign-in-draft';
import { changeSignInDraft } from '../../usecases/change-sign-in-draft';
import type { SignInSetup } from '../../usecases/show-sign-in-setup';
import type { PersonContext } from '../kit/context';
import { readForm, type Parsed } from '../kit/form';
import { formView, type FieldSpec, type Option } from '../kit/form-view';
import { refusedForm } from '../kit/refused-form';
import { redirect, show, type Result } from '../kit/result';
import { recognitionForm, recognitionOf, valueOfRule } from './forms';
import type { Handler } from './handler';
import { stepModel, stepPage, stepPath } from './step-page';

export const showRecognition: Handler = async (_, context, setup) => recognitionStep(context, setup, null);

export const takeRecognition: Handler = async (ports, context, setup) => {
  const { slug } = setup.tenant;
  const sent = readForm(recognitionForm, context.body);
  if (!sent.ok) return recognitionStep(context, setup, sent);
  try {
    await changeSignInDraft(ports, context.actor, {
      slug,
      change: ({ maker }) => ({ recognition: recognitionOf(maker ?? 'other', sent.value) }),
    });
    return redirect(stepPath(slug, 'roles'));
  } catch (error) {
    return recognitionStep(context, setup, refusedForm(sent, error, fieldOf));
  }
};

function fieldOf({ reason }: Refusal): string | undefined {
  if (reason === 'required-attribute-incomplete') return 'requiredValue';
  return reason.startsWith('identity-') ? 'keyName' : undefined;
}

function recognitionStep(
  context: PersonContext,
  { tenant, draft }: SignInSetup,
  sent: Parsed<unknown> | null,
): Result {
  const preset = identityProviderPresets[draft.maker ?? 'other'];
  const form = formView({
    language: context.language,
    action: stepPath(tenant.slug, 'recognition'),
    fields: fieldsOf(context, preset),
    submit: context.t('sign-in-setup.save-and-on'),
    sent,
    initial: initialOf(draft, preset),
  });
  const model = stepModel(context, { tenant, step: 'recognition' }, { form });
  return show(stepPage, model, { status: sent === null ? 200 : 422 });
}

function initialOf({ recognition }: SignInDraft, preset: IdentityProviderPreset) {
  const rule = recognition?.identity ?? preset.keys[0];
  const known = preset.keys.some((key) => valueOfRule(key) === valueOfRule(rule));
  const { assertion, response } =
    recognition === null
      ? preset.signs
      : { assertion: recognition.wantAssertionsSigned, response: recognition.wantResponseSigned };
  return {
    key: known || rule.kind === 'name-id' ? valueOfRule(rule) : 'other',
    keyName: known || rule.kind === 'name-id' ? '' : rule.name,
    signed: assertion && response ? 'both' : response ? 'response' : 'assertion',
    requiredName: recognition?.requiredAttribute?.name ?? '',
    requiredValue: recognition?.requiredAttribute?.value ?? '',
  };
}

function fieldsOf(context: PersonContext, preset: IdentityProviderPreset): readonly FieldSpec[] {
  const { t } = context;
  const optional = true;
  const signed = ['assertion', 'response', 'both'] as const;
  return [
    {
      kind: 'radios',
      name: 'key',
      label: t('sign-in-setup.recognition.key'),
      hint: t('sign-in-setup.recognition.key-hint'),
      options: keyOptions(context, preset),
    },
    {
      kind: 'text',
      name: 'keyName',
      label: t('sign-in-setup.recognition.key-name'),
      hint: t('sign-in-setup.recognition.key-name-hint'),
      optional,
    },
    {
      kind: 'radios',
      name: 'signed',
      label: t('sign-in-setup.recognition.signed'),
      hint: t('sign-in-setup.recognition.signed-hint'),
      options: signed.map((part) => ({ value: part, label: t(`sign-in-setup.recognition.signed-${part}`) })),
    },
    ...requiredFields(context),
  ];
}

function requiredFields({ t }: PersonContext): readonly FieldSpec[] {
  const optional = true;
  return [
    {
      kind: 'text',
      name: 'requiredName',
      label: t('sign-in-setup.recognition.required-name'),
      hint: t('sign-in-setup.recognition.required-hint'),
      optional,
    },
    {
      kind: 'text',
      name: 'requiredValue',
      label: t('sign-in-setup.recognition.required-value'),
      hint: t('sign-in-setup.recognition.required-value-hint'),
      optional,
    },
  ];
}

function keyOptions({ t }: PersonContext, { keys }: IdentityProviderPreset): readonly Option[] {
  const hintOf = (rule: IdentityRule, index: number): string => {
    if (rule.recyclable === true) return t('sign-in-setup.recognition.recyclable');
    return index === 0 ? t('sign-in-setup.recognition.proposed') : '';
  };
  const known = keys.map((rule, index) => ({
    value: valueOfRule(rule),
    label: rule.kind === 'name-id' ? t('sign-in-setup.recognition.name-id') : rule.name,
    hint: hintOf(rule, index),
  }));
  const nameId = keys.some(({ kind }) => kind === 'name-id')
    ? []
    : [{ value: 'name-id', label: t('sign-in-setup.recognition.name-id') }];
  return [...known, ...nameId, { value: 'other', label: t('sign-in-setup.recognition.other') }];
}
