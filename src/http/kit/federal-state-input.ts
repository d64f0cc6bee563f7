// The Land of a municipality in a form: for the provider, and for its own admins.
import { federalStates, type FederalState } from '../../domain/federal-state';
import type { Translate } from '../../texts/translate';
import { choice } from './form-input';
import type { FieldSpec } from './form-view';

/** What stands for a municipality that goes by the holidays of all of Germany only. */
const none = '';
const choices = [none, ...federalStates] as const;

export const federalStateField = choice(choices).transform((chosen): FederalState | null =>
  chosen === none ? null : chosen,
);

export function federalStateSpec(t: Translate): FieldSpec {
  return {
    kind: 'select',
    name: 'federalState',
    label: t('federal-states.label'),
    hint: t('federal-states.hint'),
    options: choices.map((state) => ({ value: state, label: federalStateName(t, state) })),
  };
}

export function federalStateName(t: Translate, state: FederalState | typeof none | null): string {
  return t(state === null || state === none ? 'federal-states.none' : `federal-states.${state}`);
}
