// `fernamt tenant create|connect|list` and `fernamt operator create`: municipalities and the provider join and learn where
// their staff sign in.
import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { Refusal } from '../domain/errors';
import type { IdentityRule } from '../domain/identity-attributes';
import { connectIdentityProvider } from '../usecases/connect-identity-provider';
import { createTenant } from '../usecases/create-tenant';
import type { Ports } from '../usecases/ports';
import type { CommandLine } from './console';
import { rotateKeyCommand } from './rotate-key-command';
import { operatorFrom, tenantFrom, type OperatorOptions, type TenantOptions } from './tenant-options';
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

export function tenantCommands(line: CommandLine): Command {
  return new Command('tenant')
    .description('municipalities of this installation')
    .addCommand(createCommand(line))
    .addCommand(connectCommand(line))
    .addCommand(rotateKeyCommand(line, withPorts))
    .addCommand(listCommand(line));
}

export function operatorCommands(line: CommandLine): Command {
  return new Command('operator').description('the provider who runs this installation').addCommand(
    new Command('create')
      .description('the provider, whose people look after all municipalities; once')
      .requiredOption('--slug <slug>', 'part of the address of its sign-in, never changed: betreiber')
      .requiredOption('--name <name>', 'as people read it: Kommunales Rechenzentrum')
      .requiredOption('--role <rule...>', 'who becomes what: operator-admin:groups=fernamt-betrieb')
      .option('--time-zone <zone>', 'IANA name', 'Europe/Berlin')
      .action((options: OperatorOptions) =>
        withPorts(line, async (ports) => {
          const id = await createTenant(ports, operatorFrom(options));
          line.print(`${options.name} runs this installation as ${options.slug} (${id}).`);
        }),
      ),
  );
}

function createCommand(line: CommandLine): Command {
  return new Command('create')
    .description('a new municipality, with its own root, CAs, gateway group, pools and profile')
    .requiredOption('--slug <slug>', 'part of every address, never changed: musterstadt')
    .requiredOption('--name <name>', 'as people read it: Stadt Musterstadt')
    .requiredOption('--case-code <code>', 'two to four capitals at the head of case numbers: MU')
    .requiredOption('--server-name <name>', 'DNS name in the OpenVPN server certificate')
    .requiredOption(
      '--openvpn-pool <cidr...>',
      'tunnel networks for OpenVPN: one of IPv4, one of IPv6 if wanted',
    )
    .option('--wireguard-pool <cidr...>', 'tunnel networks for WireGuard, likewise', [])
    .option('--dns <address...>', 'name servers in the office network', [])
    .option('--network <cidr...>', 'office networks behind the gateway', [])
    .option('--role <rule...>', 'who becomes what: it-admin:groups=vpn-it', [])
    .option('--time-zone <zone>', 'IANA name', 'Europe/Berlin')
    .option('--openvpn-port <port>', 'UDP', '1194')
    .option('--wireguard-port <port>', 'UDP', '51820')
    .option('--main-colour <colour>', 'of links and buttons, readable on white: #1b3a6b')
    .option('--accent-colour <colour>', 'of the band above the header: #b4141e')
    .action((options: TenantOptions) =>
      withPorts(line, async (ports) => {
        const id = await createTenant(ports, tenantFrom(options));
        line.print(`${options.name} has joined as ${options.slug} (${id}).`);
      }),
    );
}

function connectCommand(line: CommandLine): Command {
  return new Command('connect')
    .description("tell a municipality's identity provider; ours is told to it by /saml/<slug>/metadata")
    .requiredOption('--slug <slug>')
    .requiredOption('--entity-id <id>', "the identity provider's entityID")
    .requiredOption('--sso-url <url>', 'where sign-in requests go (HTTP-Redirect)')
    .option('--slo-url <url>', 'where logout requests go (HTTP-Redirect)')
    .requiredOption('--certificate <file...>', 'signing certificates, PEM')
    .requiredOption(
      '--identity <attribute>',
      'the attribute that stays with a person for good, or name-id; never the mail',
    )
    .option('--signed <part>', 'what it signs: assertion, response or both', 'both')
    .option(
      '--emergency <reason>',
      'change a sign-in that is live AT ONCE, without confirmation; all its admins are told, with this reason',
    )
    .action((options: ConnectOptions) => withPorts(line, (ports) => connect(ports, line, options)));
}

async function connect(ports: Ports, line: CommandLine, options: ConnectOptions): Promise<void> {
  const tenant = await ports.store.installation.findTenant(options.slug);
  if (tenant === null) throw new Refusal('not-found', 'tenant-unknown');
  const signingCertificates = await Promise.all(options.certificate.map((file) => readFile(file, 'utf8')));
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

function listCommand(line: CommandLine): Command {
  return new Command('list').description('all municipalities').action(() =>
    withPorts(line, async ({ store }) => {
      for (const { slug, name } of await store.installation.tenants()) line.print(`${slug}\t${name}`);
    }),
  );
}
