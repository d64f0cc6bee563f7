// The same page stands in two places: in the municipality's settings and in the provider's area.
import { hasRole } from '../../domain/actor';
import type { Ports } from '../../usecases/ports';
import type { PersonContext } from '../kit/context';
import { paths } from '../kit/paths';
import * as signIn from '../kit/sign-in-place';

export type Place = signIn.Place & {
  readonly page: string;
  readonly upkeep: (act: string) => string;
  readonly mayAct: boolean;
};

export async function placeInTenant(ports: Pick<Ports, 'store'>, context: PersonContext): Promise<Place> {
  const { slug } = context.tenant;
  return {
    ...(await signIn.placeInTenant(ports, context)),
    page: paths.signInUpkeep.show(slug),
    upkeep: (act) => paths.signInUpkeep.act(slug, act),
    mayAct: hasRole(context.actor, 'tenant-admin'),
  };
}

export async function placeOfOperator(ports: Pick<Ports, 'store'>, context: PersonContext): Promise<Place> {
  const place = await signIn.placeOfOperator(ports, context);
  const slug = context.params['slug'] ?? '';
  return {
    ...place,
    page: paths.operator.tenantPart(slug, 'sign-in-upkeep'),
    upkeep: (act) => paths.operator.signInUpkeepAct(slug, act),
    mayAct: true,
  };
}
