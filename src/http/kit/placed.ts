// Pages that stand in several places, such as a municipality's settings and the provider's area: the place is found first.
import type { PersonContext } from './context';
import type { Result } from './result';
import type { PersonRoute } from './route';

export type PlacedVisit<Ports, Place> = {
  readonly ports: Ports;
  readonly context: PersonContext;
  readonly place: Place;
};

export type PlaceOf<Ports, Place> = (ports: Ports, context: PersonContext) => Promise<Place>;

export type PlacedHandler<Ports, Place> = (visit: PlacedVisit<Ports, Place>) => Promise<Result>;

export function placed<Ports, Place>(
  ports: Ports,
  placeOf: PlaceOf<Ports, Place>,
): (handler: PlacedHandler<Ports, Place>) => PersonRoute['handler'] {
  return (handler) => async (context) => handler({ ports, context, place: await placeOf(ports, context) });
}
