// `fernamt tenant close <slug>`: announces that a municipality leaves; nothing happens until people confirm it.
import { Command } from 'commander';
import { readConfig } from '../config';
import { operatorDelayMs } from '../domain/two-sided-consent';
import { announceClosing } from '../usecases/announce-closing';
import type { CommandLine } from './console';
import { withPorts } from './with-ports';

type CloseOptions = { readonly on: string; readonly reason: string };

export function closeCommand(line: CommandLine): Command {
  return new Command('close')
    .description('announce that a municipality leaves; it does nothing until it is confirmed in the portal')
    .argument('<slug>')
    .requiredOption(
      '--on <day>',
      'from this day on nobody signs in any more: YYYY-MM-DD, at least 28 days ahead',
    )
    .requiredOption('--reason <text>', 'why; the municipality reads it, and it stands in the audit log')
    .action((slug: string, { on, reason }: CloseOptions) =>
      withPorts(line, async (ports) => {
        await announceClosing(ports, 'command-line', { slug, onDay: on, reason });
        const page = new URL(`/operator/tenants/${slug}/closing`, readConfig(line.environment).publicUrl)
          .href;
        line.print(
          `The closing of ${slug} on ${on} is announced. Nothing happens until one of these confirms it:`,
        );
        line.print('- an admin of the municipality, under Einstellungen (settings); or');
        line.print(
          `- two different admins of the provider, the second at least ${hours} hours after the first:`,
        );
        line.print(`  ${page}`);
        line.print(
          "This announcement counts as nobody's confirmation. Unconfirmed by that day, it does nothing.",
        );
      }),
    );
}

const hours = operatorDelayMs / 3_600_000;
