// `fernamt tenant test-link|switch-on <slug>`: somebody of the municipality tries its sign-in out, then it is switched on.
import { Command } from 'commander';
import { readConfig } from '../config';
import { makeSignInTestLink } from '../usecases/make-sign-in-test-link';
import { showSignInSetup } from '../usecases/show-sign-in-setup';
import { switchSignInOn } from '../usecases/switch-sign-in-on';
import type { CommandLine } from './console';
import { withPorts } from './with-ports';

export function testLinkCommand(line: CommandLine): Command {
  return new Command('test-link')
    .description(
      'a link with which somebody of the municipality tries out the sign-in as it is stored; shown once',
    )
    .argument('<slug>')
    .action((slug: string) =>
      withPorts(line, async (ports) => {
        const { token, endsAt } = await makeSignInTestLink(ports, 'command-line', slug);
        line.print(new URL(`/saml/${slug}/test/${token}`, readConfig(line.environment).publicUrl).href);
        line.print(`Holds until ${endsAt.toISOString()}, and takes the place of any link made before.`);
      }),
    );
}

export function switchOnCommand(line: CommandLine): Command {
  return new Command('switch-on')
    .description('let staff sign in, with exactly what a test has proved')
    .argument('<slug>')
    .action((slug: string) =>
      withPorts(line, async (ports) => {
        const { tenant, draft } = await showSignInSetup(ports, 'command-line', slug);
        await switchSignInOn(ports, 'command-line', slug);
        line.print(
          `Staff of ${tenant.name} now sign in at ${draft.idp?.entityId ?? 'its identity provider'}.`,
        );
      }),
    );
}
