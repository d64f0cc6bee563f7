// `fernamt emergency create|enable|disable|show`: the sealed account for when no identity provider lets anybody in.
import { Command } from 'commander';
import { emergencyHours } from '../domain/emergency';
import { createEmergencyAccount } from '../usecases/create-emergency-account';
import { disableEmergencyAccount } from '../usecases/disable-emergency-account';
import { enableEmergencyAccount } from '../usecases/enable-emergency-account';
import type { Ports } from '../usecases/ports';
import { showEmergency } from '../usecases/show-emergency';
import type { CommandLine } from './console';
import { withPorts } from './with-ports';

export function emergencyCommands(line: CommandLine): Command {
  return new Command('emergency')
    .description('the one emergency account, which may suspend and revoke; switched off except for hours')
    .addCommand(
      new Command('create')
        .description('makes it, or makes its secrets anew; they are shown once, to be kept sealed')
        .action(() => withPorts(line, (ports) => create(ports, line))),
    )
    .addCommand(
      new Command('enable')
        .description('switches it on; every admin of every municipality sees that')
        .requiredOption('--reason <reason>', 'why it is needed; stands in the audit log')
        .option('--hours <hours>', `at most ${emergencyHours.most}`, String(emergencyHours.usual))
        .action(({ reason, hours }: { readonly reason: string; readonly hours: string }) =>
          withPorts(line, async (ports) => {
            const until = await enableEmergencyAccount(ports, { reason, hours: Number(hours) });
            line.complain(`EMERGENCY ACCOUNT ON until ${until.toISOString()}, or until its session ends.`);
          }),
        ),
    )
    .addCommand(
      new Command('disable').description('switches it off before its time').action(() =>
        withPorts(line, async (ports) => {
          await disableEmergencyAccount(ports, 'command-line');
          line.print('The emergency account is off.');
        }),
      ),
    )
    .addCommand(
      new Command('show')
        .description('whether it is on')
        .action(() => withPorts(line, async (ports) => line.print(shownAs(await showEmergency(ports))))),
    );
}

async function create(ports: Ports, { print }: CommandLine): Promise<void> {
  const { passphrase, totpSecret, uri } = await createEmergencyAccount(ports);
  print('The emergency account is made, and off. This is shown once; keep it sealed, in two places:');
  print(`passphrase:  ${passphrase}`);
  print(`TOTP secret: ${totpSecret}`);
  print(`for an authenticator: ${uri}`);
}

function shownAs(shown: Awaited<ReturnType<typeof showEmergency>>): string {
  if (shown === null) return 'There is no emergency account.';
  if (!shown.isOn) return 'The emergency account is off.';
  const used = shown.session === null ? 'nobody is signed in with it' : 'somebody is signed in with it';
  return `The emergency account is ON until ${shown.enabledUntil?.toISOString() ?? '?'}; ${used}.`;
}
