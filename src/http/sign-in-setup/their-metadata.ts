// What the identity provider says about itself: taken in by address, file or text, shown back before anything follows.
import type { Refusal } from '../../domain/errors';
import { changeSignInDraft } from '../../usecases/change-sign-in-draft';
import { readIdentityProvider, type MetadataSource } from '../../usecases/read-identity-provider';
import type { SignInSetup } from '../../usecases/show-sign-in-setup';
import type { PersonContext } from '../kit/context';
import { readForm, withError, type Parsed } from '../kit/form';
import { formView, type FieldSpec } from '../kit/form-view';
import { refusedForm } from '../kit/refused-form';
import { redirect, show, type Result } from '../kit/result';
import type { Flash } from '../kit/view-models';
import { theirFacts } from './facts';
import { metadataForm } from './forms';
import type { Handler, Needs } from './handler';
import { nextLink, stepModel, stepPage, stepPath } from './step-page';

type Asked = { readonly ports: Needs; readonly context: PersonContext; readonly setup: SignInSetup };
type Shown = { readonly sent: Parsed<unknown> | null; readonly entityIds?: readonly string[] };

export const showTheirs: Handler = async (ports, context, setup) =>
  theirStep({ ports, context, setup }, { sent: null });

export const takeTheirs: Handler = async (ports, context, setup) => {
  const asked = { ports, context, setup };
  const { slug } = setup.tenant;
  const sent = readForm(metadataForm, context.body);
  if (!sent.ok) return theirStep(asked, { sent });
  const source = sourceIn(sent.value);
  if (source === null) {
    return theirStep(asked, { sent: withError(sent, 'address', 'sign-in-setup.theirs.nothing') });
  }
  try {
    const read = await readIdentityProvider(ports, context.actor, source);
    if (read.kind === 'several') return chooseAmong(read, sent, asked);
    const metadataAddress = 'address' in source.from ? source.from.address : null;
    await changeSignInDraft(ports, context.actor, {
      slug,
      change: () => ({ idp: read.idp, metadataAddress }),
    });
    const left = read.described.certificates.length - read.idp.signingCertificates.length;
    return redirect(stepPath(slug, 'theirs'), takenFlash(context, left));
  } catch (error) {
    const field = 'address' in source.from ? 'address' : sent.value.file === '' ? 'text' : 'file';
    return theirStep(asked, { sent: refusedForm(sent, error, (refusal) => fieldOf(refusal, field)) });
  }
};

function fieldOf({ kind }: Refusal, field: string): string | undefined {
  return kind === 'conflict' || kind === 'forbidden' ? undefined : field;
}

/** A file cannot be shown again, so what it held stands in the text field the second time. */
function chooseAmong(
  { entityIds, text }: { readonly entityIds: readonly string[]; readonly text: string },
  sent: Parsed<unknown>,
  asked: Asked,
): Result {
  const values = { ...sent.values, text: [text], address: [''], file: [''] };
  const again = withError({ ...sent, values }, 'entityId', 'refusal.metadata-entity-choose');
  return theirStep(asked, { sent: again, entityIds });
}

function sourceIn(typed: {
  readonly address: string;
  readonly file: string;
  readonly text: string;
  readonly entityId: string;
}): MetadataSource | null {
  const entityId = typed.entityId === '' ? null : typed.entityId;
  const text = typed.file.trim() === '' ? typed.text : typed.file;
  if (text.trim() !== '') return { from: { text }, entityId };
  return typed.address === '' ? null : { from: { address: typed.address }, entityId };
}

function takenFlash({ t }: PersonContext, left: number): Flash {
  const title = t('sign-in-setup.theirs.taken');
  if (left === 0) return { tone: 'success', title };
  return { tone: 'warning', title, lines: [t('sign-in-setup.theirs.left-out', { count: left })] };
}

function theirStep({ ports, context, setup }: Asked, { sent, entityIds = [] }: Shown): Result {
  const { tenant, draft } = setup;
  const { slug } = tenant;
  const { t, language } = context;
  const { idp } = draft;
  const form = formView({
    language,
    action: stepPath(slug, 'theirs'),
    fields: fieldsOf(context, entityIds),
    submit: t('sign-in-setup.theirs.submit'),
    look: idp === null ? 'primary' : 'secondary',
    sent,
    initial: { address: draft.metadataAddress ?? '' },
  });
  const known =
    idp === null || sent !== null
      ? {}
      : {
          lead: t('sign-in-setup.theirs.compare'),
          facts: [
            {
              heading: t('sign-in-setup.theirs.heading'),
              descriptions: theirFacts(context, idp, ports.metadata),
            },
          ],
          formHeading: t('sign-in-setup.theirs.again'),
          next: nextLink(context, slug, 'theirs'),
        };
  const model = stepModel(context, { tenant, step: 'theirs' }, { ...known, form });
  return show(stepPage, model, { status: sent === null ? 200 : 422 });
}

function fieldsOf({ t }: PersonContext, entityIds: readonly string[]): readonly FieldSpec[] {
  const optional = true;
  const text = (field: 'address' | 'file' | 'text') => ({
    name: field,
    label: t(`sign-in-setup.theirs.${field}`),
    hint: t(`sign-in-setup.theirs.${field}-hint`),
    optional,
  });
  const choice: readonly FieldSpec[] =
    entityIds.length === 0
      ? []
      : [
          {
            kind: 'radios',
            name: 'entityId',
            label: t('sign-in-setup.theirs.entity'),
            options: entityIds.map((entityId) => ({ value: entityId, label: entityId })),
          },
        ];
  return [
    ...choice,
    { kind: 'text', ...text('address') },
    { kind: 'file', ...text('file') },
    { kind: 'paragraph', ...text('text') },
  ];
}
