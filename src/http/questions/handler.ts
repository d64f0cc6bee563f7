// What the handlers of the pages about questions and rules are given.
import type { Ports } from '../../usecases/ports';
import type { PersonContext } from '../kit/context';
import type { Result } from '../kit/result';
import type { PersonRoute } from '../kit/route';

export type Needs = Pick<Ports, 'store' | 'clock' | 'ids'>;
export type Handler = (ports: Needs, context: PersonContext) => Promise<Result>;
export type RouteMaker = (method: PersonRoute['method'], path: string, handler: Handler) => PersonRoute;
