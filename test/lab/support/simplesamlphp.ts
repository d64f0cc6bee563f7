/**
 * A real identity provider for tests: Debian's SimpleSAMLphp behind PHP's own web server on loopback, with a folder of
 * its own for configuration, key, sessions and log.
 */
import { randomBytes } from 'node:crypto';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mustRun, start, until, type Child } from '../../support/child-process';
import { freePort } from '../../support/free-port';
import { removeFolder, temporaryFolder } from '../../support/temporary-folder';
import { attributeNames, nameFormats, type AttributeStyle } from './attribute-styles';

export interface IdentityProviderUser {
  readonly name: string;
  readonly password: string;
  /** By their basic names (uid, mail, givenName, sn, displayName, department, groups); `uid` becomes the NameID. */
  readonly attributes: Readonly<Record<string, readonly string[]>>;
}

export interface SimpleSamlPhpOptions {
  readonly port?: number;
  readonly spMetadataXml: string;
  readonly users: readonly IdentityProviderUser[];
  readonly attributeStyle?: AttributeStyle;
  readonly sign?: {
    readonly response?: boolean;
    readonly assertion?: boolean;
    readonly algorithm?: 'sha1' | 'sha256' | 'sha512';
  };
  readonly encryptAssertion?: boolean;
  readonly requireSignedRequests?: boolean;
}

export interface SimpleSamlPhp {
  /** On `localhost`, so that it is same-site with a portal there. */
  readonly baseUrl: string;
  readonly entityId: string;
  readonly ssoUrl: string;
  readonly sloUrl: string;
  readonly metadataXml: string;
  /** The signing certificate, PEM. */
  readonly certificate: string;
  /** Replaces the service provider it answers to. */
  setServiceProvider(metadataXml: string): Promise<void>;
  log(): string;
  stop(): Promise<void>;
}

const source = join(__dirname, 'simplesamlphp');
const program = '/usr/share/simplesamlphp/www';

async function makeKey(folder: string): Promise<string> {
  const files = ['-keyout', join(folder, 'idp.key'), '-out', join(folder, 'idp.crt')];
  const subject = ['-subj', '/CN=Identity provider of a test', '-days', '30'];
  await mustRun([
    'openssl',
    'req',
    '-x509',
    '-newkey',
    'rsa:3072',
    '-nodes',
    '-sha256',
    ...subject,
    ...files,
  ]);
  return readFile(join(folder, 'idp.crt'), 'utf8');
}

async function writeConfiguration(
  folder: string,
  baseUrl: string,
  options: SimpleSamlPhpOptions,
): Promise<string> {
  for (const name of ['log', 'data', 'temp', 'sessions']) await mkdir(join(folder, name));
  for (const name of ['config.php', 'authsources.php', 'saml20-idp-hosted.php']) {
    await copyFile(join(source, name), join(folder, name));
  }
  const style = options.attributeStyle ?? 'basic';
  const entityId = `${baseUrl}/saml2/idp/metadata.php`;
  const settings = {
    baseUrl,
    entityId,
    salt: randomBytes(24).toString('hex'),
    users: options.users,
    attributeNames: attributeNames[style],
    nameFormat: nameFormats[style],
    algorithm: `rsa-${options.sign?.algorithm ?? 'sha256'}`,
    signResponse: options.sign?.response ?? true,
    signAssertion: options.sign?.assertion ?? true,
    encryptAssertion: options.encryptAssertion ?? false,
    requireSignedRequests: options.requireSignedRequests ?? false,
  };
  await writeFile(join(folder, 'settings.json'), JSON.stringify(settings));
  await writeFile(join(folder, 'service-provider.xml'), options.spMetadataXml);
  return entityId;
}

function startPhp(folder: string, port: number): Promise<Child> {
  const quiet = ['-d', 'display_errors=0', '-d', 'error_reporting=E_ERROR', '-d', 'log_errors=1'];
  const server = ['-S', `127.0.0.1:${port}`, '-t', program, join(source, 'router.php')];
  return start(['php', ...quiet, ...server], { env: { SIMPLESAMLPHP_CONFIG_DIR: folder } });
}

async function fetchMetadata(url: string, php: Child): Promise<string> {
  let text = '';
  await until('SimpleSAMLphp to serve its metadata', 20_000, async () => {
    if (!php.isRunning()) throw new Error(`SimpleSAMLphp ended at its start:\n${php.output()}`);
    const answer = await fetch(url).catch(() => null);
    if (answer === null) return false;
    text = await answer.text();
    if (!answer.ok) throw new Error(`SimpleSAMLphp answers ${answer.status}:\n${text}\n${php.output()}`);
    return true;
  });
  return text;
}

export async function startSimpleSamlPhp(options: SimpleSamlPhpOptions): Promise<SimpleSamlPhp> {
  const folder = await temporaryFolder('simplesamlphp');
  const port = options.port ?? (await freePort());
  const baseUrl = `http://localhost:${port}`;
  let php: Child | undefined;
  const stop = async (): Promise<void> => {
    await php?.stop('SIGTERM');
    await removeFolder(folder);
  };
  try {
    const certificate = await makeKey(folder);
    const entityId = await writeConfiguration(folder, baseUrl, options);
    const server = await startPhp(folder, port);
    php = server;
    return {
      baseUrl,
      entityId,
      ssoUrl: `${baseUrl}/saml2/idp/SSOService.php`,
      sloUrl: `${baseUrl}/saml2/idp/SingleLogoutService.php`,
      metadataXml: await fetchMetadata(entityId, server),
      certificate,
      setServiceProvider: (xml) => writeFile(join(folder, 'service-provider.xml'), xml),
      log: () => server.output(),
      stop,
    };
  } catch (cause) {
    await stop();
    throw cause;
  }
}
