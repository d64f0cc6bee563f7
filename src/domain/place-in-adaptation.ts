// Where in a municipality's file something stands that was found in the questions and rules as a whole.
import type { Adaptation } from './adaptation';
import type { ApplicationEdition } from './application-edition';

/** `steps[2].questions[5].asked` of an own question becomes `questions[0].asked`; what is the provider's keeps its place. */
export function placeInAdaptation(
  place: string,
  { catalogue, ruleSet }: ApplicationEdition,
  adaptation: Adaptation,
): string {
  const question = /^steps\[(\d+)\]\.questions\[(\d+)\]\.(.+)$/.exec(place);
  if (question !== null) {
    const [, step, index, part = ''] = question;
    const id = catalogue.steps[Number(step)]?.questions[Number(index)]?.id;
    const own = adaptation.questions.findIndex((one) => one.question.id === id);
    return own < 0 ? `template.${place}` : `questions[${own}].question.${part}`;
  }
  const rule = /^rules\[(\d+)\]\.(.+)$/.exec(place);
  if (rule !== null) {
    const [, index, part = ''] = rule;
    const id = ruleSet.rules[Number(index)]?.id;
    const own = adaptation.rules.findIndex((one) => one.id === id);
    if (own >= 0) return `rules[${own}].${part}`;
    const changed = adaptation.changes.findIndex((one) => one.rule === id);
    return changed < 0 ? `template.${place}` : `changes[${changed}].${part}`;
  }
  return place;
}
