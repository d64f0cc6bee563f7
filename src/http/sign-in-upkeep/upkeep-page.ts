// What ages about a sign-in, on one page: the identity provider's certificates and metadata, and our own key.
import type { SignInUpkeep } from '../../usecases/show-sign-in-upkeep';
import type { PersonContext } from '../kit/context';
import type { Parsed } from '../kit/form';
import { page } from '../kit/page';
import { titleAt } from '../kit/sign-in-place';
import type { Breadcrumb } from '../kit/view-models';
import { ownKeyPart, type OwnKeyPart } from './own-key-part';
import type { Place } from './place';
import { providerPart, type ProviderPart } from './provider-part';

type UpkeepModel = {
  readonly title: string;
  readonly breadcrumb: Breadcrumb;
  readonly provider: ProviderPart;
  readonly own: OwnKeyPart;
};
export const upkeepPage = page<UpkeepModel>('sign-in-upkeep/upkeep');

export function upkeepModel(
  context: PersonContext,
  place: Place,
  shown: { readonly upkeep: SignInUpkeep; readonly sent: Parsed<unknown> | null },
): UpkeepModel {
  const title = titleOf(context, place);
  return {
    title,
    breadcrumb: { links: place.above, here: title },
    provider: providerPart(context, place, shown),
    own: ownKeyPart(context, place, shown.upkeep.own),
  };
}

export function titleOf(context: PersonContext, place: Place): string {
  return titleAt(context, place, context.t('sign-in-upkeep.title'));
}
