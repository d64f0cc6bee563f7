// What installing, removing and examining a gateway asks of its host, so that a test can put another one in its place.
import { runCommand } from './command';
import type { RunCommand } from './command';

export type ServiceHost = {
  readonly run: RunCommand;
  /** Where a path of the host really lies. */
  readonly at: (path: string) => string;
};

export const thisHost: ServiceHost = { run: runCommand, at: (path) => path };
