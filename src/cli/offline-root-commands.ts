// `fernamt ca request|sign|take`: an authority under a root that is kept on a machine of its own.
import { Argument, Command, Option } from 'commander';
import { offlinePki } from '../compose-offline-root';
import { requestAuthority } from '../usecases/request-authority';
import { type OfflineIntention, signOffline } from '../usecases/sign-offline';
import { takeAuthority } from '../usecases/take-authority';
import type { CommandLine } from './console';
import { readNamedFile } from './named-file';
import { appendLine, writeNewFile } from './new-file';
import { passphraseOption, readPassphrase } from './passphrase-file';
import { withPorts } from './with-ports';

const kinds = ['client-ca', 'server-ca'] as const;
type Kind = (typeof kinds)[number];

export function requestCommand(line: CommandLine): Command {
  return new Command('request')
    .description('make the key of a new authority here, and write the request for a root kept offline')
    .argument('<slug>')
    .addArgument(new Argument('<kind>').choices(kinds))
    .requiredOption('--out <file>', 'the request, PKCS #10; given again while it is not answered')
    .action((slug: string, kind: Kind, { out }: { readonly out: string }) =>
      withPorts(line, async (ports) => {
        const { authority, request, keyHash } = await requestAuthority(ports, { slug, kind });
        writeNewFile(out, request);
        line.print(`The request for ${authority.id} is in ${out}. Compare on the other machine:`);
        line.print(`  key: ${keyHash}`);
      }),
    );
}

type SignOptions = {
  readonly rootKey: string;
  readonly rootCert: string;
  readonly request: string;
  readonly kind: Kind;
  readonly passphraseFile: string;
  readonly record: string;
  readonly out: string;
};

export function signCommand(line: CommandLine): Command {
  return new Command('sign')
    .description('on the machine of the offline root: sign a request; needs neither database nor master key')
    .requiredOption('--root-key <file>', 'as `ca export-root` wrote it')
    .requiredOption('--root-cert <file>', 'likewise')
    .requiredOption('--request <file>', 'as `ca request` wrote it')
    .addOption(new Option('--kind <kind>', 'what it may become').choices(kinds).makeOptionMandatory())
    .requiredOption(...passphraseOption)
    .requiredOption('--record <file>', 'gets a line for every certificate, before it is signed; keep it')
    .requiredOption('--out <file>', 'the certificate, for `ca take`')
    .action((options: SignOptions) => sign(line, options));
}

async function sign(line: CommandLine, options: SignOptions): Promise<void> {
  const ports = {
    pki: offlinePki,
    clock: () => new Date(),
    record: (intention: OfflineIntention) => appendLine(options.record, recordLine(intention)),
  };
  const signed = await signOffline(ports, {
    kind: options.kind,
    request: await readNamedFile(options.request),
    rootPem: await readNamedFile(options.rootCert),
    lockedKeyPem: await readNamedFile(options.rootKey),
    passphrase: await readPassphrase(line, options.passphraseFile),
  });
  writeNewFile(options.out, signed.certificatePem);
  line.print(`"${signed.name}" is signed until ${signed.notAfter.toISOString()}: ${options.out}`);
  line.print(`  key: ${signed.keyHash}`);
}

function recordLine({ name, serial, keyHash, notAfter }: OfflineIntention): string {
  return [new Date().toISOString(), serial, notAfter.toISOString(), keyHash, name].join('\t');
}

export function takeCommand(line: CommandLine): Command {
  return new Command('take')
    .description('take the certificate that the offline root has signed; anything but our profile is refused')
    .argument('<slug>')
    .argument('<file>')
    .action((slug: string, file: string) =>
      withPorts(line, async (ports) => {
        const certificatePem = await readNamedFile(file);
        const { id } = await takeAuthority(ports, { slug, certificatePem });
        line.print(`${id} is prepared. Its gateways are being told to trust it; then start it:`);
        line.print(`  fernamt ca start ${slug} ${id}`);
      }),
    );
}
