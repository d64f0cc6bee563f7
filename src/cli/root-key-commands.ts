// `fernamt ca export-root|take-offline`: a root's key leaves the portal, and is destroyed there when the copy is proved.
import path from 'node:path';
import { Command } from 'commander';
import { exportRoot } from '../usecases/export-root';
import { takeRootOffline } from '../usecases/take-root-offline';
import type { CommandLine } from './console';
import { readNamedFile } from './named-file';
import { writeNewFile } from './new-file';
import { passphraseOption, readPassphrase } from './passphrase-file';
import { withPorts } from './with-ports';

const rootOption = ['--root <id>', 'which generation', 'root'] as const;

type ExportOptions = { readonly out: string; readonly passphraseFile: string; readonly root: string };

export function exportRootCommand(line: CommandLine): Command {
  return new Command('export-root')
    .description(
      "write a root's certificate and its key, encrypted with a passphrase of 20 characters or more",
    )
    .argument('<slug>')
    .requiredOption('--out <folder>', 'an existing folder, best on the stick itself')
    .requiredOption(...passphraseOption)
    .option(...rootOption)
    .action((slug: string, { out, passphraseFile, root: id }: ExportOptions) =>
      withPorts(line, async (ports) => {
        const passphrase = await readPassphrase(line, passphraseFile);
        const root = await exportRoot(ports, { slug, id, passphrase });
        const [key, certificate] = [path.join(out, `${slug}-${id}.key`), path.join(out, `${slug}-${id}.crt`)];
        writeNewFile(key, root.lockedKeyPem);
        writeNewFile(certificate, root.certificatePem);
        line.print(
          `Written: ${key} and ${certificate}. The key is still in the portal as well. Make a second`,
        );
        line.print('copy, keep both apart from each other and from the passphrase, and then:');
        line.print(`  fernamt ca take-offline ${slug} --root ${id} --key ${key} --passphrase-file …`);
      }),
    );
}

type OfflineOptions = { readonly key: string; readonly passphraseFile: string; readonly root: string };

export function takeOfflineCommand(line: CommandLine): Command {
  return new Command('take-offline')
    .description("destroy a root's key in the portal, after the exported one has proved that it can sign")
    .argument('<slug>')
    .requiredOption('--key <file>', 'as `ca export-root` wrote it, read from where it will be kept')
    .requiredOption(...passphraseOption)
    .option(...rootOption)
    .action((slug: string, { key, passphraseFile, root: id }: OfflineOptions) =>
      withPorts(line, async (ports) => {
        const passphrase = await readPassphrase(line, passphraseFile);
        const lockedKeyPem = await readNamedFile(key);
        await takeRootOffline(ports, { slug, id, lockedKeyPem, passphrase });
        line.print(`The key of ${id} is no longer in the portal. Backups from before still hold it, sealed:`);
        line.print('destroy them, or the master key they were made under, once it has been changed.');
      }),
    );
}
