// The pages about questions and rules, of a municipality and of the provider.
import { paths } from '../../../../src/http/kit/paths';
import { busySlug as slug, emptySlug, providerSlug } from '../staged-people';
import type { StagedStates } from '../staged-states';
import { again, seenBy, sending, type Sight } from './sight';

export function questionSights({ loosening, kasse }: StagedStates): readonly Sight[] {
  const { questions } = paths;
  const part = (name: string): string => questions.part(slug, name);
  const admin = seenBy('admin');
  return [
    admin('questions and rules', questions.overview(slug)),
    admin('questions and rules, nothing own', questions.overview(emptySlug), { slug: emptySlug }),
    admin('wording of the questions', part('words')),
    admin('wording of a question', questions.words(slug, 'geraet')),
    admin('wording in one language only', questions.words(slug, 'geraet'), {
      status: again,
      act: sending('/geraet', { 'de-0': 'Womit arbeiten Sie?' }),
    }),
    admin('rules', part('rules')),
    admin('a rule', questions.rule(slug, 'R10')),
    admin('a locked rule', questions.rule(slug, 'R01')),
    admin('applications, none', part('applications')),
    admin('add an application', part('applications/new')),
    admin('add an application, sent empty', part('applications/new'), {
      status: again,
      act: sending('/new'),
    }),
    admin('change an application', questions.application(slug, kasse)),
    admin('take an application out', questions.removeApplication(slug, kasse)),
    admin('go back to a version', questions.edition(slug, '1')),
    admin('decisions for everybody', part('policy')),
    admin('adaptation as a file', part('file')),
    admin('adaptation without a file', part('file'), { status: again, act: sending('/file') }),
    admin('compare the draft', part('changes')),
    admin('versions', part('history')),
    admin('try out', part('try')),
    admin('tried out', part('try'), { act: sending('/try') }),
    admin('proposed loosening', questions.proposal(slug, loosening.id)),
  ];
}

export function templateSights(): readonly Sight[] {
  const { operator } = paths;
  const olga = (name: string, path: string, looking: Partial<Pick<Sight, 'status' | 'act'>> = {}) =>
    seenBy('olga.otter')(name, path, { ...looking, slug: providerSlug });
  return [
    olga('templates', operator.questions),
    olga('next template', operator.questionsNext),
    olga('next template without a file', operator.questionsNext, { status: again, act: sending('/next') }),
    olga('publish a template, no draft', operator.questionsPublish),
  ];
}
