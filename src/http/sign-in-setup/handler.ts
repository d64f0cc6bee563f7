// What every page of the set-up gets: the ports, who asks, and how far the municipality's sign-in is.
import type { Ports } from '../../usecases/ports';
import type { SignInSetup } from '../../usecases/show-sign-in-setup';
import type { PersonContext } from '../kit/context';
import type { Result } from '../kit/result';

export type Needs = Pick<Ports, 'store' | 'clock' | 'ids' | 'metadata'>;

export type Handler = (ports: Needs, context: PersonContext, setup: SignInSetup) => Promise<Result>;
