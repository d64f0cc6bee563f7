// Plugs everything together by hand: adapters into ports, acts into routes, routes into the app.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Express } from 'express';
import type { Knex } from 'knex';
import { pino, type Logger } from 'pino';
import { openDatabase } from './adapters/db/connection';
import { dialectOfUrl } from './adapters/db/dialect';
import { migrate } from './adapters/db/migrate';
import { lockDatabase } from './adapters/db/process-lock';
import { createRateLimits } from './adapters/db/rate-limits';
import { createSessionStore } from './adapters/db/session-store';
import { createStore } from './adapters/db/store';
import { createWakeups } from './adapters/db/wakeups';
import { createMetadataFetch } from './adapters/metadata-fetch/metadata-fetch';
import { oneTimeCodes } from './adapters/otp/one-time-codes';
import { createPki } from './adapters/pki/pki';
import { qrCode } from './adapters/qr/qr-code';
import { describeCertificate } from './adapters/saml/certificate';
import { readIdpMetadata } from './adapters/saml/idp-metadata';
import { createResponseVerifier } from './adapters/saml/response-verifier';
import { createSamlKey } from './adapters/saml/saml-key';
import { createSecrets } from './adapters/secrets/secrets';
import { createBackground } from './adapters/system/background';
import { createIds } from './adapters/system/ids';
import { createKeyToken } from './adapters/token/key-token';
import { portalJobs, type Jobs } from './compose-jobs';
import { portalMail } from './compose-mail';
import { portalRoutes } from './compose-routes';
import { portalSaml } from './compose-saml';
import type { Config } from './config';
import type { KeyTokenConfig } from './config-key-token';
import { createApp } from './http/app';
import type { Ports } from './usecases/ports';
import { orderMails } from './usecases/steps/order-mails';

/** The folder that holds views/ and node_modules/, from the sources as from dist/. */
export const projectRoot = findProjectRoot(__dirname);

export type Opened = {
  readonly ports: Ports;
  readonly knex: Knex;
  readonly logger: Logger;
  readonly close: () => Promise<void>;
};
export type Portal = Opened & { readonly app: Express; readonly jobs: Jobs };

/** The store and what acts need; enough for commands, which may run beside a portal. */
export async function openPorts(
  config: Config,
  clock: () => Date = () => new Date(),
  logger: Logger = pino({ level: config.logLevel, base: null }),
): Promise<Opened> {
  const knex = openDatabase({ url: config.databaseUrl });
  await migrate(knex);
  const wakeups = createWakeups(knex, config.databaseUrl, (error) => logger.error({ err: error }, 'wakeups'));
  const mail = portalMail(config);
  const secrets = createSecrets({ masterKeys: config.masterKeys });
  const keyToken = portalKeyToken(config.keyToken, logger);
  const ports: Ports = {
    store: createStore(knex, secrets, clock, config.mail === null ? null : orderMails),
    mail: mail.port,
    pki: createPki({ createSamlKey, keyToken }),
    clock,
    ids: createIds(),
    wakeups,
    qrCode,
    oneTimeCodes,
    metadata: {
      read: readIdpMetadata,
      certificate: describeCertificate,
      fetch: createMetadataFetch({ allowedNetworks: config.metadataNetworks }),
    },
  };
  const close = async (): Promise<void> => {
    await wakeups.close();
    keyToken?.close();
    mail.close();
    await knex.destroy();
  };
  return { ports, knex, logger, close };
}

/** A portal that serves; on SQLite it is the only one, by a lock of its own. Whoever wants to read its log brings one. */
export async function composePortal(
  config: Config,
  clock: () => Date = () => new Date(),
  ownLogger?: Logger,
): Promise<Portal> {
  const lock = dialectOfUrl(config.databaseUrl) === 'sqlite' ? lockDatabase(config.databaseUrl) : null;
  const opened = await openPorts(config, clock, ownLogger);
  const { ports, knex, logger } = opened;
  const verifier = createResponseVerifier(path.join(projectRoot, 'dist/workers/verify-response.cjs'));
  const background = createBackground((error) => logger.error({ err: error }, 'background work failed'));
  const saml = portalSaml(config.publicUrl, ports, verifier);
  const app = createApp({
    publicUrl: config.publicUrl,
    sessionStore: createSessionStore(knex),
    sessionSecrets: config.sessionSecrets,
    rateLimits: createRateLimits({ knex, clock, secret: config.sessionSecrets[0] ?? '' }),
    logger,
    now: clock,
    viewsFolder: path.join(projectRoot, 'views'),
    scriptsFolder: path.join(projectRoot, 'dist/browser'),
    trustedProxies: config.trustedProxies,
    ...saml.appServices,
    ...portalRoutes({
      ports,
      saml: saml.service,
      config,
      version: version(),
      agentFile: agentFile(),
      warn: (said, data) => logger.warn(data, said),
      background: background.begin,
    }),
  });
  const jobs = portalJobs({ ports, knex, logger });
  const close = async (): Promise<void> => {
    await background.stop();
    await jobs.stop();
    await verifier.close();
    await opened.close();
    lock?.release();
  };
  return { ...opened, app, jobs, close };
}

function portalKeyToken(config: KeyTokenConfig | null, logger: Logger) {
  if (config === null) return null;
  const { environment, ...settings } = config;
  return createKeyToken({
    workerFile: path.join(projectRoot, 'dist/workers/serve-token.cjs'),
    settings,
    environment,
    report: (failure) => {
      if (failure === null) logger.info('the token with the keys of authorities answers again');
      else
        logger.error(
          { err: failure, reason: failure.reason },
          'the token with the keys of authorities fails',
        );
    },
  });
}

/** The agent that gateways fetch; built by `npm run build`. */
function agentFile(): Buffer {
  return readFileSync(path.join(projectRoot, 'dist/agent/fernamt-agent.cjs'));
}

function version(): string {
  const description: unknown = JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8'));
  const known = typeof description === 'object' && description !== null && 'version' in description;
  return known ? String(description.version) : 'unknown';
}

function findProjectRoot(folder: string): string {
  return path.basename(path.dirname(folder)) === 'dist'
    ? path.resolve(folder, '../..')
    : path.resolve(folder, '..');
}
