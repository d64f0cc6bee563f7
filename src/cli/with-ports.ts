// What a command that acts needs: the store and the rest of the ports, closed again afterwards.
import { openPorts } from '../compose';
import { readConfig } from '../config';
import type { Ports } from '../usecases/ports';
import type { CommandLine } from './console';

/** Beside a running portal too: on SQLite the two take turns. */
export async function withPorts(line: CommandLine, work: (ports: Ports) => Promise<void>): Promise<void> {
  const { ports, close } = await openPorts(readConfig(line.environment));
  try {
    await work(ports);
  } finally {
    await close();
  }
}
