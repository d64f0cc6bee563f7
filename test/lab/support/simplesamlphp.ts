/**
 * A real identity provider for tests: Debian's SimpleSAMLphp behind PHP's own web server on loopback, with a folder of
 * its own for configuration, key, sessions and log.
 */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
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

/** What it sends and signs; can be changed while it runs. */
export interface Behaviour {
  readonly attributeStyle: AttributeStyle;
  readonly sign: { readonly response: boolean; readonly assertion: boolean };
  readonly algorithm: 'sha1' | 'sha256' | 'sha512';
  readonly encryptAssertion: boolean;
  readonly requireSignedRequests: boolean;
  /** Its one key; the first with the second announced in its metadata; the second alone. */
  readonly keys: 'first' | 'second-announced' | 'second';
  /** Whether people's NameID is their login as it is, or hashed from it for each service. */
  readonly nameId: 'login' | 'hashed';
  /** Whether only those attributes are sent that a service's metadata list. */
  readonly limitAttributes: boolean;
}

const asDelivered: Behaviour = {
  attributeStyle: 'basic',
  sign: { response: true, assertion: true },
  algorithm: 'sha256',
  encryptAssertion: false,
  requireSignedRequests: false,
  keys: 'first',
  nameId: 'login',
  limitAttributes: false,
};

const signatureAlgorithms: Readonly<Record<Behaviour['algorithm'], string>> = {
  sha1: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1',
  sha256: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
  sha512: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512',
};

export interface SimpleSamlPhpOptions extends Partial<Behaviour> {
  readonly port?: number;
  readonly spMetadataXml: string;
  readonly users: readonly IdentityProviderUser[];
}

export interface SimpleSamlPhp {
  /** On `localhost`, so that it is same-site with a portal there. */
  readonly baseUrl: string;
  readonly entityId: string;
  readonly ssoUrl: string;
  readonly sloUrl: string;
  /** Where it signs somebody out of itself and of every service they came from. */
  readonly signOutUrl: string;
  /** As it was at the start. */
  readonly metadataXml: string;
  /** The signing certificate, PEM. */
  readonly certificate: string;
  metadata(): Promise<string>;
  /** Whatever is not named is as delivered. */
  configure(behaviour: Partial<Behaviour>): Promise<void>;
  /** Its own administrator's, whose login is `admin`. */
  readonly adminPassword: string;
  /** Writes a file of its metadata folder, as its administrator does. */
  writeMetadata(fileName: string, php: string): Promise<void>;
  /** Replaces the service providers it answers to. */
  setServiceProvider(...metadataXml: readonly string[]): Promise<void>;
  log(): string;
  stop(): Promise<void>;
}

const source = join(__dirname, 'simplesamlphp');
const program = '/usr/share/simplesamlphp/www';

/** An RSA key and a certificate signed by itself, as `NAME.key` and `NAME.crt`. */
async function makeKey(folder: string, name: 'first' | 'second'): Promise<string> {
  const files = ['-keyout', join(folder, `${name}.key`), '-out', join(folder, `${name}.crt`)];
  const subject = ['-subj', `/CN=The ${name} key of a test`, '-days', '365'];
  await mustRun([
    ...['openssl', 'req', '-x509', '-newkey', 'rsa:3072', '-nodes', '-sha256'],
    ...subject,
    ...files,
  ]);
  return readFile(join(folder, `${name}.crt`), 'utf8');
}

async function prepare(folder: string): Promise<void> {
  for (const name of ['log', 'data', 'temp', 'sessions']) await mkdir(join(folder, name));
  for (const name of ['config.php', 'authsources.php', 'saml20-idp-hosted.php']) {
    await copyFile(join(source, name), join(folder, name));
  }
}

interface Fixed {
  readonly folder: string;
  readonly port: number;
  readonly baseUrl: string;
  readonly entityId: string;
  readonly salt: string;
  readonly users: readonly IdentityProviderUser[];
}

/** PHP reads them anew at every request. */
async function writeSettings({ folder, port, ...fixed }: Fixed, changes: Partial<Behaviour>): Promise<void> {
  const behaviour = { ...asDelivered, ...changes };
  if (behaviour.keys !== 'first' && !existsSync(join(folder, 'second.key'))) await makeKey(folder, 'second');
  const settings = {
    ...fixed,
    // A browser sends the cookies of one port to every other.
    cookieName: `SimpleSAMLLab${port}`,
    attributeNames: attributeNames[behaviour.attributeStyle],
    nameFormat: nameFormats[behaviour.attributeStyle],
    algorithm: signatureAlgorithms[behaviour.algorithm],
    signResponse: behaviour.sign.response,
    signAssertion: behaviour.sign.assertion,
    encryptAssertion: behaviour.encryptAssertion,
    requireSignedRequests: behaviour.requireSignedRequests,
    key: behaviour.keys === 'second' ? 'second' : 'first',
    nameId: behaviour.nameId,
    limitAttributes: behaviour.limitAttributes,
    announcedKey: behaviour.keys === 'second-announced' ? 'second' : null,
  };
  await writeFile(join(folder, 'settings.json'), JSON.stringify(settings));
}

function entitiesXml(metadata: readonly string[]): string {
  const bare = metadata.map((xml) => xml.replace(/^\s*<\?xml[^>]*\?>/, ''));
  return `<EntitiesDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata">${bare.join('')}</EntitiesDescriptor>`;
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

export async function startSimpleSamlPhp({
  port: wanted,
  spMetadataXml,
  users,
  ...behaviour
}: SimpleSamlPhpOptions): Promise<SimpleSamlPhp> {
  const folder = await temporaryFolder('simplesamlphp');
  const port = wanted ?? (await freePort());
  const baseUrl = `http://localhost:${port}`;
  const entityId = `${baseUrl}/saml2/idp/metadata.php`;
  const salt = randomBytes(24).toString('hex');
  const fixed = { folder, port, baseUrl, entityId, salt, users };
  let php: Child | undefined;
  const stop = async (): Promise<void> => {
    await php?.stop('SIGTERM');
    await removeFolder(folder);
  };
  const setServiceProvider = (...metadata: readonly string[]): Promise<void> =>
    writeFile(join(folder, 'service-provider.xml'), entitiesXml(metadata));
  try {
    await prepare(folder);
    const certificate = await makeKey(folder, 'first');
    await writeSettings(fixed, behaviour);
    await setServiceProvider(spMetadataXml);
    const server = await startPhp(folder, port);
    php = server;
    return {
      baseUrl,
      entityId,
      ssoUrl: `${baseUrl}/saml2/idp/SSOService.php`,
      sloUrl: `${baseUrl}/saml2/idp/SingleLogoutService.php`,
      signOutUrl: `${baseUrl}/saml2/idp/SingleLogoutService.php?ReturnTo=${encodeURIComponent(`${baseUrl}/logout.php`)}`,
      metadataXml: await fetchMetadata(entityId, server),
      certificate,
      adminPassword: salt,
      writeMetadata: (fileName, php) => writeFile(join(folder, fileName), `<?php\n${php}\n`),
      metadata: () => fetchMetadata(entityId, server),
      configure: (changes) => writeSettings(fixed, changes),
      setServiceProvider,
      log: () => server.output(),
      stop,
    };
  } catch (cause) {
    await stop();
    throw cause;
  }
}
