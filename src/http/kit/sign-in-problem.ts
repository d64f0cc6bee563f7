// Why a sign-in does not work, in words for whoever tries it out: what it means, what helps, and the short name of it, by which
// the provider finds it in the documentation.
import { findText } from '../../texts/translate';
import type { PublicContext } from './context';

export type SignInProblem = { readonly what: string; readonly remedy: string; readonly code: string };

export function signInProblem(
  { t, language }: Pick<PublicContext, 't' | 'language'>,
  reason: string,
): SignInProblem {
  const text = (part: 'what' | 'remedy'): string =>
    findText(language, `sign-in-test.reason.${reason}.${part}`) ?? t(`sign-in-test.unknown.${part}`);
  return { what: text('what'), remedy: text('remedy'), code: t('sign-in-test.reason-code', { reason }) };
}
