// Bringing questions and rules into force, back, or to somebody else's confirmation.
import { Refusal } from '../../domain/errors';
import { adaptationProposalId } from '../../domain/ids';
import {
  confirmAdaptationProposal,
  withdrawAdaptationProposal,
} from '../../usecases/decide-adaptation-proposal';
import { publishAdaptation, rollBackAdaptation, type Published } from '../../usecases/publish-adaptation';
import { findEarlierEdition, showCatalogue } from '../../usecases/show-catalogue';
import type { PersonContext } from '../kit/context';
import { readForm } from '../kit/form';
import { paths } from '../kit/paths';
import { refusedForm, type FieldOfRefusal } from '../kit/refused-form';
import { redirect, type Result } from '../kit/result';
import type { PersonRoute } from '../kit/route';
import { changesModel, proposalModel, publishForm } from './changes-pages';
import type { Handler, RouteMaker } from './handler';
import { askToRollBack, rollBackForm } from './history-pages';
import { shown } from './view';

const { questions } = paths;

type Makers = { readonly read: RouteMaker; readonly change: RouteMaker };

export function publishingRoutes({ read, change }: Makers): readonly PersonRoute[] {
  return [
    change('post', questions.part(':tenant', 'changes'), publish),
    // What loosens is confirmed by somebody who has just proved who they are.
    { ...read('get', questions.proposal(':tenant', ':proposal'), proposal), freshSignIn: true },
    { ...read('post', questions.proposal(':tenant', ':proposal'), confirm), freshSignIn: true },
    read('post', questions.withdraw(':tenant', ':proposal'), withdraw),
    change('get', questions.edition(':tenant', ':version'), askBack),
    change('post', questions.edition(':tenant', ':version'), back),
  ];
}

/** All of them are said above the form: somebody else was quicker, or nothing differs. */
const fieldOf: FieldOfRefusal = {
  'loosening-reason-missing': 'reason',
  'catalogue-changed-meanwhile': 'form',
  'catalogue-draft-changed': 'form',
  'adaptation-same': 'form',
  'adaptation-unfit': 'form',
  'adaptation-proposal-open': 'form',
};

const publish: Handler = async (ports, context) => {
  const { actor, body } = context;
  const sent = readForm(publishForm, body);
  const again = async (problem: Parameters<typeof changesModel>[2]['sent']): Promise<Result> =>
    shown(changesModel(context, await showCatalogue(ports, actor), { sent: problem, mayPublish: true }), {
      again: true,
    });
  if (!sent.ok) return again(sent);
  const { revision, edition, reason } = sent.value;
  try {
    return done(context, await publishAdaptation(ports, actor, { shownEdition: edition, revision, reason }));
  } catch (error) {
    return again(refusedForm(sent, error, fieldOf));
  }
};

function done({ t, tenant }: PersonContext, published: Published): Result {
  return redirect(questions.overview(tenant.slug), {
    tone: published === 'published' ? 'success' : 'info',
    title: t(`questions.${published}`),
    lines: [t(`questions.${published}-text`)],
  });
}

const proposal: Handler = async (ports, context) => {
  const { proposal: open, names } = await showCatalogue(ports, context.actor);
  if (open?.proposal.id !== context.params['proposal'] || open === null)
    throw new Refusal('not-found', 'no-such-adaptation-proposal');
  return shown(proposalModel(context, { proposal: open, names }));
};

const confirm: Handler = async (ports, context) => {
  await confirmAdaptationProposal(
    ports,
    context.actor,
    adaptationProposalId(context.params['proposal'] ?? ''),
  );
  return done(context, 'published');
};

const withdraw: Handler = async (ports, context) => {
  const { actor, params, t, tenant } = context;
  await withdrawAdaptationProposal(ports, actor, adaptationProposalId(params['proposal'] ?? ''));
  return redirect(questions.overview(tenant.slug), { tone: 'success', title: t('questions.withdrawn') });
};

function versionIn({ params }: PersonContext): number {
  const typed = params['version'] ?? '';
  if (!/^[1-9]\d{0,8}$/.test(typed)) throw new Refusal('not-found', 'no-such-edition');
  return Number(typed);
}

const askBack: Handler = async (ports, context) => {
  const { note, inForce } = await findEarlierEdition(ports, context.actor, versionIn(context));
  return askToRollBack(context, { inForce, version: String(note.version) });
};

/** Whether there is such a version comes before what was typed. */
const back: Handler = async (ports, context) => {
  const { actor, body } = context;
  const version = versionIn(context);
  const { inForce } = await findEarlierEdition(ports, actor, version);
  const sent = readForm(rollBackForm, body);
  const again = (problem: Parameters<typeof askToRollBack>[2]): Result =>
    askToRollBack(context, { inForce, version: String(version) }, problem);
  if (!sent.ok) return again(sent);
  try {
    const { edition, reason } = sent.value;
    return done(context, await rollBackAdaptation(ports, actor, { shownEdition: edition, version, reason }));
  } catch (error) {
    return again(refusedForm(sent, error, fieldOf));
  }
};
