// A change to a live sign-in is typed: another identity provider, named in one of three ways, and how its word is read.
import type { Refusal } from '../../domain/errors';
import type { IdentityRule } from '../../domain/identity-attributes';
import type { IdentityProvider } from '../../domain/saml-settings';
import type { Ports } from '../../usecases/ports';
import { proposeSignInChange } from '../../usecases/propose-sign-in-change';
import {
  readProposedProvider,
  type ProposedProvider,
  type ProposedSource,
} from '../../usecases/read-proposed-provider';
import { readForm, withError, type Parsed } from '../kit/form';
import type { PlacedHandler, PlacedVisit } from '../kit/placed';
import { refusedForm } from '../kit/refused-form';
import { redirect, show, type Result } from '../kit/result';
import type { Place } from '../kit/sign-in-place';
import { proposalForm } from './forms';
import { newModel, newPage, type Present } from './new-page';

type Needs = Pick<Ports, 'store' | 'clock' | 'ids' | 'metadata'>;
type Visit = PlacedVisit<Needs, Place>;
type Handler = PlacedHandler<Needs, Place>;

export const proposing: Handler = async (visit) => formAgain(visit, null);

export const propose: Handler = async (visit) => {
  const { ports, context, place } = visit;
  const sent = readForm(proposalForm, context.body);
  if (!sent.ok) return formAgain(visit, sent);
  const { identity, signed, reason } = sent.value;
  const source = sourceIn(sent.value);
  if (source === null) {
    return formAgain(visit, withError(sent, 'address', 'sign-in-changes.error.one-source'));
  }
  const { tenantId } = place;
  try {
    const read = await readProposedProvider(ports, context.actor, { tenantId, source });
    if (read.kind === 'several') return await chooseAmong(visit, sent, read);
    const after = valuesOf(read.idp, { identity, signed });
    const id = await proposeSignInChange(ports, context.actor, { tenantId, after, reason });
    return redirect(place.show(id), { tone: 'success', title: context.t('sign-in-changes.done.proposed') });
  } catch (error) {
    return formAgain(
      visit,
      refusedForm(sent, error, (refusal) => fieldOf(refusal, source)),
    );
  }
};

function fieldOf({ kind, reason }: Refusal, { field }: Source): string | undefined {
  if (kind === 'forbidden') return undefined;
  return reason.startsWith('identity-') ? 'identity' : field;
}

type Typed = Readonly<Record<'address' | 'file' | 'metadata' | 'entityId', string>>;
type Source = ProposedSource & { readonly field: 'address' | 'file' | 'metadata' };

/** Exactly one of the three; none, or two that may contradict each other, are asked about again. */
function sourceIn({ address, file, metadata, entityId }: Typed): Source | null {
  const given = { address, file, metadata };
  const fields = (['address', 'file', 'metadata'] as const).filter((name) => given[name].trim() !== '');
  const [field, ...others] = fields;
  if (field === undefined || others.length > 0) return null;
  const from = field === 'address' ? { address } : { text: given[field] };
  return { field, from, entityId: entityId === '' ? null : entityId };
}

/** A file cannot be shown again, so what it held stands in the text field the second time. */
function chooseAmong(
  visit: Visit,
  sent: Parsed<unknown>,
  { entityIds, text }: Extract<ProposedProvider, { kind: 'several' }>,
): Promise<Result> {
  const values = { ...sent.values, metadata: [text], address: [''], file: [''] };
  const again = withError({ ...sent, values }, 'entityId', 'refusal.metadata-entity-choose');
  return formAgain(visit, again, entityIds);
}

function valuesOf(idp: IdentityProvider, { identity, signed }: Present) {
  const rule: IdentityRule = identity === '' ? { kind: 'name-id' } : { kind: 'attribute', name: identity };
  return {
    kind: 'identity-provider' as const,
    idp,
    identity: rule,
    wantAssertionsSigned: signed !== 'response',
    wantResponseSigned: signed !== 'assertion',
  };
}

async function formAgain(
  { ports, context, place }: Visit,
  sent: Parsed<unknown> | null,
  entityIds: readonly string[] = [],
): Promise<Result> {
  const settings = await ports.store.forTenant(place.tenantId).tenant.samlSettings();
  const both = settings.wantAssertionsSigned && settings.wantResponseSigned;
  const present: Present = {
    identity: settings.identity.kind === 'name-id' ? '' : settings.identity.name,
    signed: both ? 'both' : settings.wantResponseSigned ? 'response' : 'assertion',
  };
  return show(newPage, newModel(context, place, { present, sent, entityIds }), {
    status: sent === null ? 200 : 422,
  });
}
