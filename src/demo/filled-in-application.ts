// How the people of the demo fill in an application: an official notebook, ordinary data, at home.
import type { ApplicationDraft } from '../domain/application-draft';
import { defaultCatalogue } from '../domain/default-catalogue';
import { ordinaryAnswers } from '../domain/ordinary-answers';
import type { Answers } from '../domain/question';

const usual: Answers = { ...ordinaryAnswers, fachbereich: 'Bauamt', vorgesetzte_person: 'viola.vogel' };

type Wish = {
  readonly from: string;
  readonly until: string;
  readonly purpose: string;
  /** Login name of the supervisor, where that matters. */
  readonly supervisor?: string;
};
type FillingIn = Pick<ApplicationDraft, 'personId' | 'profileId' | 'leafletVersion' | 'savedAt'> & Wish;

export function filledIn({ from, until, purpose, supervisor, ...draft }: FillingIn): ApplicationDraft {
  const wish = { from, until, purpose, ...(supervisor === undefined ? {} : { supervisor }) };
  return { ...draft, grantId: null, answers: answersFor(wish) };
}

function answersFor({ from, until, purpose, supervisor }: Wish): Answers {
  const named = supervisor === undefined ? {} : { vorgesetzte_person: supervisor };
  return { ...usual, ...named, von: from, bis: until, aufgaben: purpose, unterweisung_am: from };
}

/** The same as the fields of one step after the other. */
export function applicationByStep(wish: Wish): (step: string) => Readonly<Record<string, string>> {
  const answers = Object.entries(answersFor(wish));
  return (step) => {
    const questions = defaultCatalogue.steps.find(({ id }) => id === step)?.questions ?? [];
    const asked = answers.filter(([id]) => questions.some((question) => question.id === id));
    return Object.fromEntries(asked.map(([id, answer]) => [id, String(answer)]));
  };
}
