// `fernamt tenant rotate-key <slug>`: our own key for a municipality's sign-ins, shown or taken one step on or back.
import { Command } from 'commander';
import { Refusal } from '../domain/errors';
import type { TenantId } from '../domain/ids';
import { nextStepAt, stepOf } from '../domain/own-key-rotation';
import type { SamlSettings } from '../domain/saml-settings';
import type { Ports } from '../usecases/ports';
import { turnOwnKey } from '../usecases/turn-own-key';
import type { CommandLine } from './console';
import { certificateText, ownKeySteps } from './sign-in-texts';

type Options = {
  readonly next?: boolean;
  readonly back?: boolean;
  readonly show?: boolean;
  readonly emergency?: string;
};

export function rotateKeyCommand(
  line: CommandLine,
  withPorts: (line: CommandLine, work: (ports: Ports) => Promise<void>) => Promise<void>,
): Command {
  return new Command('rotate-key')
    .description('change our own key for sign-ins: publish the new one, sign with it, destroy the old one')
    .argument('<slug>')
    .option('--show', 'only say at which step it is (the default)')
    .option('--next', 'go one step on')
    .option('--back', 'go one step back')
    .option(
      '--emergency <reason>',
      'with --next: do not wait, because somebody else may have the key; recorded',
    )
    .action((slug: string, options: Options) =>
      withPorts(line, async (ports) => {
        const tenant = await ports.store.installation.findTenant(slug);
        if (tenant === null) throw new Refusal('not-found', 'tenant-unknown');
        await turned(ports, tenant.id, options);
        for (const text of await shown(ports, tenant.id)) line.print(text);
      }),
    );
}

async function turned(ports: Ports, tenantId: TenantId, options: Options): Promise<void> {
  const { next = false, back = false, show = false, emergency = null } = options;
  const chosen = [next, back, show].filter(Boolean).length;
  if (chosen > 1 || (emergency !== null && !next)) throw new Refusal('invalid', 'rotate-key-one-way');
  if (!next && !back) return;
  const from = stepOf(await ports.store.forTenant(tenantId).tenant.samlSettings());
  const turn = { tenantId, from };
  await turnOwnKey(
    ports,
    'command-line',
    next ? { ...turn, way: 'next', emergency } : { ...turn, way: 'back' },
  );
}

async function shown(ports: Ports, tenantId: TenantId): Promise<readonly string[]> {
  const settings = await ports.store.forTenant(tenantId).tenant.samlSettings();
  const { spCertificatePem, keyRotation } = settings;
  const earliest = nextStepAt(keyRotation);
  return [
    ownKeySteps[stepOf(settings)],
    `signs: ${described(ports, spCertificatePem)}`,
    ...(keyRotation === null ? [] : [otherLine(ports, keyRotation)]),
    ...(earliest === null ? [] : [`next step from ${earliest.toISOString()} on`]),
  ];
}

function otherLine(ports: Ports, { step, other }: NonNullable<SamlSettings['keyRotation']>): string {
  return `${step === 'published' ? 'new' : 'old'}: ${described(ports, other.certificatePem)}`;
}

function described({ metadata }: Pick<Ports, 'metadata'>, pem: string): string {
  return certificateText(metadata.certificate(pem) ?? { fingerprint: null, endsAt: null });
}
