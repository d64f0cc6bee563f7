// `fernamt serve`: the portal, until it is told to end.
import { Command } from 'commander';
import { serve } from '../compose-server';
import { readConfig } from '../config';
import type { CommandLine } from './console';

export function serveCommand({ environment, untilTold }: CommandLine): Command {
  return new Command('serve').description('start the portal').action(async () => {
    const { stop } = await serve(readConfig(environment));
    await untilTold();
    await stop();
  });
}
