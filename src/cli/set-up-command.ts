// `fernamt tenant set-up <slug>`: a sign-in that is not live yet is prepared, as in the portal's pages, for a test.
import { Command, InvalidArgumentError, Option } from 'commander';
import { Refusal } from '../domain/errors';
import { identityProviderMakers } from '../domain/identity-provider-presets';
import { changeSignInDraft } from '../usecases/change-sign-in-draft';
import type { Ports } from '../usecases/ports';
import { showSignInSetup } from '../usecases/show-sign-in-setup';
import type { CommandLine } from './console';
import { draftFacts, draftLines } from './draft-facts';
import { printed } from './lines';
import { readNamedMetadata, type NamedMetadata } from './named-metadata';
import { draftChange, type DraftOptions } from './set-up-options';
import { CommandTrouble } from './trouble';
import { withPorts } from './with-ports';

type SetUpOptions = DraftOptions & NamedMetadata;

export function setUpCommand(commandLine: CommandLine): Command {
  return new Command('set-up')
    .description('prepare a sign-in that is not live yet; what is not named stays as it is')
    .argument('<slug>')
    .option(
      '--metadata <source>',
      "the identity provider's metadata: a file, an https address, or - for the input",
    )
    .option('--entity-id <id>', 'which one, where the metadata hold several')
    .addOption(new Option('--maker <maker>', 'who made it').choices(identityProviderMakers))
    .addOption(
      new Option(
        '--attribute <name>',
        'people are known by this attribute for good; never the mail',
      ).conflicts('nameId'),
    )
    .option('--name-id', 'people are known by a lasting NameID')
    .addOption(
      new Option('--signed <part>', 'what it signs; unless said, as its maker delivers it').choices([
        'assertion',
        'response',
        'both',
      ]),
    )
    .option('--required <name=value>', 'only people with this attribute may enter; NAME= takes it back', once)
    .option('--role <rule...>', 'who becomes what, in place of all rules: it-admin:groups=vpn-it')
    .action((slug: string, options: SetUpOptions) =>
      withPorts(commandLine, (ports) => setUp(ports, commandLine, { slug, options })),
    );
}

/** There is one condition only: of two the first would be lost without a word. */
function once(value: string, before: string | undefined): string {
  if (before !== undefined) throw new InvalidArgumentError('Only one is possible.');
  return value;
}

type Wanted = { readonly slug: string; readonly options: SetUpOptions };

async function setUp(ports: Ports, commandLine: CommandLine, { slug, options }: Wanted): Promise<void> {
  const { tenant, isLive } = await showSignInSetup(ports, 'command-line', slug);
  // Before anything is fetched for nothing; the act asks again.
  if (isLive) throw new Refusal('conflict', 'sign-in-is-live');
  if (Object.keys(options).length === 0) {
    throw new CommandTrouble('Nothing to store is named. See fernamt tenant set-up --help.');
  }
  const change = draftChange(options);
  const theirs = await readNamedMetadata(ports, commandLine, options);
  const draft = await changeSignInDraft(ports, 'command-line', {
    slug,
    change: (before) => ({ ...change(before), ...theirs }),
  });
  commandLine.print(
    `Stored as version ${draft.version} of the sign-in of ${tenant.name}; nobody signs in with it yet.`,
  );
  printed(draftLines(draftFacts(ports, { tenant, draft }))).forEach(commandLine.print);
}
