// `fernamt ca token`: whether the token with the keys of authorities answers, what lies in it, and what does not.
import { Command } from 'commander';
import { listTokenKeys } from '../usecases/list-token-keys';
import type { CommandLine } from './console';
import { withPorts } from './with-ports';

export function tokenCommand(line: CommandLine): Command {
  return new Command('token')
    .description('the keys of authorities in the PKCS #11 token, and which authority stands for each')
    .action(() =>
      withPorts(line, async (ports) => {
        const { token, keys, missing } = await listTokenKeys(ports);
        line.print(`The token "${token}" answers. Our keys in it: ${keys.length}`);
        for (const { id, label, of } of keys)
          line.print(`  ${id}  ${of === null ? `nobody's: ${label}` : `${of.slug} ${of.authority}`}`);
        for (const { slug, authority, keyId } of missing)
          line.print(`attention: the key ${keyId} of ${slug} ${authority} is NOT in the token`);
      }),
    );
}
