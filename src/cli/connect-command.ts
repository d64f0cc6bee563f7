// `fernamt tenant connect`: an identity provider whose facts are typed in, in force at once; of a live sign-in it is
// proposed.
import { Command, Option } from 'commander';
import { Refusal } from '../domain/errors';
import type { IdentityRule } from '../domain/identity-attributes';
import { connectIdentityProvider } from '../usecases/connect-identity-provider';
import type { Ports } from '../usecases/ports';
import type { CommandLine } from './console';
import { readNamedFile } from './named-file';
import { withPorts } from './with-ports';

type ConnectOptions = {
  readonly slug: string;
  readonly entityId: string;
  readonly ssoUrl: string;
  readonly sloUrl?: string;
  readonly certificate: readonly string[];
  readonly identity: string;
  readonly signed: string;
  readonly emergency?: string;
};

export function connectCommand(line: CommandLine): Command {
  return new Command('connect')
    .description(
      "set a municipality's identity provider at once, untested (live: proposes it); `set-up` reads metadata and has it tested first",
    )
    .requiredOption('--slug <slug>')
    .requiredOption('--entity-id <id>', "the identity provider's entityID")
    .requiredOption('--sso-url <url>', 'where sign-in requests go (HTTP-Redirect)')
    .option('--slo-url <url>', 'where logout requests go (HTTP-Redirect)')
    .requiredOption('--certificate <file...>', 'signing certificates, PEM')
    .requiredOption(
      '--identity <attribute>',
      'the attribute that stays with a person for good, or name-id; never the mail',
    )
    .addOption(
      new Option('--signed <part>', 'what it signs')
        .choices(['assertion', 'response', 'both'])
        .default('both'),
    )
    .option(
      '--emergency <reason>',
      'change a sign-in that is live AT ONCE, without confirmation; all its admins are told, with this reason',
    )
    .action((options: ConnectOptions) => withPorts(line, (ports) => connect(ports, line, options)));
}

async function connect(ports: Ports, line: CommandLine, options: ConnectOptions): Promise<void> {
  const tenant = await ports.store.installation.findTenant(options.slug);
  if (tenant === null) throw new Refusal('not-found', 'tenant-unknown');
  const signingCertificates = await Promise.all(options.certificate.map(readNamedFile));
  const { entityId, ssoUrl, sloUrl = null, signed } = options;
  const outcome = await connectIdentityProvider(ports, tenant.id, {
    idp: { entityId, ssoUrl, sloUrl, signingCertificates },
    identity: identityRule(options.identity),
    wantAssertionsSigned: signed !== 'response',
    wantResponseSigned: signed !== 'assertion',
    ...(options.emergency === undefined ? {} : { emergency: options.emergency }),
  });
  line.print(outcomeText(outcome, tenant.name, entityId));
}

function outcomeText(
  outcome: Awaited<ReturnType<typeof connectIdentityProvider>>,
  name: string,
  entityId: string,
): string {
  if (outcome === 'connected') return `Staff of ${name} now sign in at ${entityId}.`;
  if (outcome === 'forced') {
    return `EMERGENCY: staff of ${name} now sign in at ${entityId}, without anybody's confirmation. All its admins are told.`;
  }
  return `The sign-in of ${name} is live: the change is proposed and does nothing until it is confirmed in the portal.`;
}

function identityRule(text: string): IdentityRule {
  return text === 'name-id' ? { kind: 'name-id' } : { kind: 'attribute', name: text };
}
