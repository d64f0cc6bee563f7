// The environment's variables, and how one is read: what is missing or weak stops the start and is named.
export const environmentVariables = [
  'PUBLIC_URL',
  'DATABASE_URL',
  'MASTER_KEYS',
  'MASTER_KEYS_FILE',
  'CREDENTIALS_DIRECTORY',
  'SESSION_SECRETS',
  'HOST',
  'PORT',
  'TRUSTED_PROXIES',
  'LOG_LEVEL',
  'METRICS_TOKEN',
  'METADATA_ALLOWED_NETWORKS',
  'SMTP_URL',
  'MAIL_FROM',
  'PKCS11_MODULE',
  'PKCS11_TOKEN',
  'PKCS11_PIN_FILE',
] as const;

export type Variable = (typeof environmentVariables)[number];
export type Environment = Readonly<Record<string, string | undefined>>;

/** What no program beside the portal gets to see. */
export const secretVariables: readonly Variable[] = [
  'DATABASE_URL',
  'MASTER_KEYS',
  'SESSION_SECRETS',
  'METRICS_TOKEN',
  'SMTP_URL',
];

/** Thrown with one sentence that names the variable and says what it should be; never with its value. */
export class ConfigError extends Error {
  constructor(variable: Variable, expectation: string) {
    super(`${variable}: ${expectation}`);
    this.name = 'ConfigError';
  }
}

export function oneOf(
  environment: Environment,
  variable: Variable,
  [first, ...others]: readonly [string, ...string[]],
): string {
  const value = environment[variable] ?? first;
  if (value !== first && !others.includes(value)) {
    throw new ConfigError(variable, `must be one of ${[first, ...others].join(', ')}`);
  }
  return value;
}

export function required(environment: Environment, variable: Variable, expectation: string): string {
  const value = environment[variable];
  if (value === undefined || value.trim() === '')
    throw new ConfigError(variable, `is missing; ${expectation}`);
  return value;
}

export function list(text: string): readonly string[] {
  return text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}
