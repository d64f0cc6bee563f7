// `fernamt tenant …` and `fernamt operator create`: how municipalities and the provider join; the rest of a municipality's
// commands stand beside this file.
import { Command } from 'commander';
import { createTenant } from '../usecases/create-tenant';
import { closeCommand } from './close-command';
import { connectCommand } from './connect-command';
import type { CommandLine } from './console';
import { switchOnCommand, testLinkCommand } from './going-live-commands';
import { rotateKeyCommand } from './rotate-key-command';
import { setUpCommand } from './set-up-command';
import { showCommand } from './show-command';
import { operatorFrom, tenantFrom, type OperatorOptions, type TenantOptions } from './tenant-options';
import { withPorts } from './with-ports';

export function tenantCommands(line: CommandLine): Command {
  return new Command('tenant')
    .description('municipalities of this installation')
    .addCommand(createCommand(line))
    .addCommand(listCommand(line))
    .addCommand(showCommand(line))
    .addCommand(setUpCommand(line))
    .addCommand(testLinkCommand(line))
    .addCommand(switchOnCommand(line))
    .addCommand(connectCommand(line))
    .addCommand(rotateKeyCommand(line, withPorts))
    .addCommand(closeCommand(line));
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
    .description(
      'a new municipality, with its own root, CAs, gateway group, pools and a first access profile',
    )
    .requiredOption('--slug <slug>', 'part of every address, never changed: musterstadt')
    .requiredOption('--name <name>', 'as people read it: Stadt Musterstadt')
    .requiredOption('--case-code <code>', 'two to four capitals at the head of case numbers: MU')
    .requiredOption('--server-name <name>', 'DNS name in the OpenVPN server certificate')
    .requiredOption(
      '--openvpn-pool <cidr...>',
      'tunnel networks for OpenVPN: one of IPv4, one of IPv6 if wanted',
    )
    .option('--wireguard-pool <cidr...>', 'tunnel networks for WireGuard: up to four, of IPv4 and IPv6', [])
    .option('--dns <address...>', 'name servers in the office network', [])
    .option('--network <cidr...>', 'office networks behind the gateway', [])
    .option('--role <rule...>', 'who becomes what: it-admin:groups=vpn-it', [])
    .option('--time-zone <zone>', 'IANA name', 'Europe/Berlin')
    .option('--federal-state <code>', 'the Land whose public holidays count, by ISO 3166-2: DE-NW')
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

function listCommand(line: CommandLine): Command {
  return new Command('list').description('all municipalities').action(() =>
    withPorts(line, async ({ store }) => {
      for (const { slug, name } of await store.installation.tenants()) line.print(`${slug}\t${name}`);
    }),
  );
}
