// Tells two states of what a sign-in goes by apart: two who change at once must not undo each other unseen.
import { factsOf, type SignInValues } from '../../domain/sign-in-values';
import type { Ids } from '../ports-of-things';

export function versionOfValues({ digest }: Pick<Ids, 'digest'>, values: SignInValues): string {
  return digest(JSON.stringify(factsOf(values)));
}
