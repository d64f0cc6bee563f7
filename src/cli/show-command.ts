// `fernamt tenant show <slug>`: how a municipality or the provider stands, for people or as JSON.
import { Command } from 'commander';
import type { Ports } from '../usecases/ports';
import { showSignInSetup } from '../usecases/show-sign-in-setup';
import { showSignInUpkeep } from '../usecases/show-sign-in-upkeep';
import { showTenant } from '../usecases/show-tenant';
import type { CommandLine } from './console';
import { draftFacts } from './draft-facts';
import { printed } from './lines';
import { signInFacts, tenantFacts, type TenantFacts } from './tenant-facts';
import { tenantLines } from './tenant-lines';
import { withPorts } from './with-ports';

export function showCommand(line: CommandLine): Command {
  return new Command('show')
    .description('how it stands: sign-in, certificates, quotas, gateways; nothing of its people')
    .argument('<slug>')
    .option('--json', 'for programs')
    .action((slug: string, { json = false }: { readonly json?: boolean }) =>
      withPorts(line, async (ports) => {
        const facts = await factsOf(ports, slug);
        if (json) line.print(JSON.stringify(facts, null, 2));
        else printed(tenantLines(facts)).forEach(line.print);
      }),
    );
}

async function factsOf(ports: Ports, slug: string): Promise<TenantFacts> {
  const overview = await showTenant(ports, 'command-line', slug);
  const { tenant, contents } = overview;
  if (contents === null) return tenantFacts(overview, { signIn: null, setUp: null });
  const upkeep = await showSignInUpkeep(ports, 'command-line', tenant.id);
  const isBeingSetUp = contents.entityId === null && tenant.closedAt === null;
  return tenantFacts(overview, {
    signIn: signInFacts(contents.entityId, upkeep),
    setUp: isBeingSetUp ? draftFacts(ports, await showSignInSetup(ports, 'command-line', slug)) : null,
  });
}
