// A part of the sign-in as both sides see and propose it: the municipality's admin, and the provider's people.
import type { Ports } from '../../usecases/ports';
import type { PersonContext } from './context';
import { paths } from './paths';
import { placed, type PlacedVisit } from './placed';
import type { Result } from './result';
import type { PersonRoute } from './route';
import { placeInTenant, placeOfOperator, type Place, type SignInEditor } from './sign-in-place';

export type PartPorts = Pick<Ports, 'store' | 'clock' | 'ids'>;

export type Visit<Present> = PlacedVisit<PartPorts, Place> & {
  /** What counts now. */
  readonly present: Present;
};

type Part<Present> = {
  /** Also its name in addresses. */
  readonly name: SignInEditor;
  readonly read: (
    ports: PartPorts,
    actor: PersonContext['actor'],
    tenant: Place['tenantId'],
  ) => Promise<Present>;
  readonly shown: (visit: Visit<Present>) => Promise<Result>;
  readonly sentIn: (visit: Visit<Present>) => Promise<Result>;
};

export function twoSidedRoutes<Present>(
  ports: PartPorts,
  { name, read, shown, sentIn }: Part<Present>,
): readonly PersonRoute[] {
  const visiting = (placeOf: typeof placeInTenant, handler: (visit: Visit<Present>) => Promise<Result>) =>
    placed<PartPorts, Place>(
      ports,
      placeOf,
    )(async (visit) => {
      const { context, place } = visit;
      return handler({ ...visit, present: await read(ports, context.actor, place.tenantId) });
    });
  const common = { guard: 'person', freshSignIn: true } as const;
  const inTenant = {
    ...common,
    path: paths.settingsPart(':tenant', name),
    permission: ['tenant-admin'],
  } as const;
  const ofOperator = {
    ...common,
    path: paths.operator.tenantPart(':slug', name),
    permission: ['operator-admin'],
  } as const;
  return [
    { ...inTenant, method: 'get', handler: visiting(placeInTenant, shown) },
    { ...inTenant, method: 'post', handler: visiting(placeInTenant, sentIn) },
    { ...ofOperator, method: 'get', handler: visiting(placeOfOperator, shown) },
    { ...ofOperator, method: 'post', handler: visiting(placeOfOperator, sentIn) },
  ];
}
