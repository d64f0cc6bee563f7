// Installs Debian packages for the lab without letting any of them start a daemon (simplesamlphp brings a web server):
// invoke-rc.d asks /usr/sbin/policy-rc.d, and 101 means "not allowed".
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';

const policy = '/usr/sbin/policy-rc.d';

function apt(...words: readonly string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status } = spawnSync('apt-get', words, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0)
    throw new Error(`apt-get ${words.join(' ')} failed; it needs root and Debian 12 or newer`);
}

export function installDebianPackages(names: readonly string[]): void {
  if (names.length === 0) return;
  console.error(`Installing Debian packages: ${names.join(' ')} …`);
  const ownPolicy = !existsSync(policy);
  if (ownPolicy) writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    apt('update');
    apt('install', '--no-install-recommends', '-y', ...names);
  } finally {
    if (ownPolicy) rmSync(policy);
  }
}
