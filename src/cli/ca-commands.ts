// `fernamt ca …`: the authorities behind a municipality's certificates, kept, renewed and taken out of use.
import { Argument, Command, Option } from 'commander';
import { authorityKinds, type AuthorityKind } from '../domain/authority';
import { destroyStrayKeys } from '../usecases/jobs/destroy-stray-keys';
import { issueAuthority } from '../usecases/issue-authority';
import { listAuthorities } from '../usecases/list-authorities';
import { retireAuthority } from '../usecases/retire-authority';
import { startAuthority } from '../usecases/start-authority';
import { authorityLines } from './authority-lines';
import type { CommandLine } from './console';
import { tokenCommand } from './key-token-command';
import { requestCommand, signCommand, takeCommand } from './offline-root-commands';
import { exportRootCommand, takeOfflineCommand } from './root-key-commands';
import { withPorts } from './with-ports';

export function caCommands(line: CommandLine): Command {
  const command = new Command('ca').description(
    'the authorities behind certificates: a root, one for clients and one for servers, in generations',
  );
  for (const one of [
    listCommand(line),
    issueCommand(line),
    requestCommand(line),
    signCommand(line),
    takeCommand(line),
    startCommand(line),
    retireCommand(line),
    exportRootCommand(line),
    takeOfflineCommand(line),
    tokenCommand(line),
  ]) {
    command.addCommand(one);
  }
  return command;
}

function listCommand(line: CommandLine): Command {
  return new Command('list')
    .description('all generations: state, where the key is, end, and how many certificates hang on each')
    .argument('<slug>')
    .action((slug: string) =>
      withPorts(line, async (ports) => {
        const listed = await listAuthorities(ports, slug);
        authorityLines(listed, ports.clock()).forEach(line.print);
      }),
    );
}

function issueCommand(line: CommandLine): Command {
  return new Command('issue')
    .description('a new generation, signed by the root in the portal; it issues nothing until it is started')
    .argument('<slug>')
    .addArgument(new Argument('<kind>').choices(authorityKinds))
    .action((slug: string, kind: AuthorityKind) =>
      withPorts(line, async (ports) => {
        const { id } = await issueAuthority(ports, { slug, kind });
        line.print(`${id} is prepared. Its gateways are being told to trust it; then start it:`);
        line.print(`  fernamt ca start ${slug} ${id}`);
      }),
    );
}

const emergency = new Option(
  '--emergency <reason>',
  'do not wait for what is missing; the reason stands in the audit log',
);

type Emergency = { readonly emergency?: string };

function startCommand(line: CommandLine): Command {
  return new Command('start')
    .description('a prepared authority begins to issue, and the one before it retires')
    .argument('<slug>')
    .argument('<id>', 'such as client-ca-2')
    .addOption(emergency)
    .action((slug: string, id: string, options: Emergency) =>
      withPorts(line, async (ports) => {
        const asked = { slug, id, emergency: options.emergency ?? null };
        for (const changed of await startAuthority(ports, asked))
          line.print(`${changed.id} is ${changed.state}.`);
      }),
    );
}

function retireCommand(line: CommandLine): Command {
  return new Command('retire')
    .description('trusted no longer, and its key is destroyed; when nothing hangs on it any more')
    .argument('<slug>')
    .argument('<id>', 'such as client-ca')
    .addOption(emergency)
    .action((slug: string, id: string, options: Emergency) =>
      withPorts(line, async (ports) => {
        const asked = { slug, id, emergency: options.emergency ?? null };
        await retireAuthority(ports, asked);
        line.print(`${id} is retired. Its key is destroyed, in a token as soon as that answers.`);
        await destroyStrayKeys(ports);
      }),
    );
}
