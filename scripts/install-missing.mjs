// Installs the npm packages when they are missing or differ from package-lock.json. Plain Node without packages,
// because it runs before anything is installed: `npm test`, `npm run lab` and `npm run demo` begin with it.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const needsCompiler =
  'The database driver better-sqlite3 has no ready binary for this machine and could not be compiled: ' +
  'please install a C++ compiler, make and Python 3 (on Debian: apt-get install build-essential python3) and try again.';

function lockedPackages(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages;
  } catch (error) {
    if (error.code === 'ENOENT') return {};
    throw error;
  }
}

/** npm notes what it installed in node_modules/.package-lock.json; packages for other systems are optional there. */
function isInstalled() {
  const installed = lockedPackages('node_modules/.package-lock.json');
  return Object.entries(lockedPackages('package-lock.json'))
    .filter(([path, wanted]) => path !== '' && !wanted.optional)
    .every(([path, wanted]) => installed[path]?.version === wanted.version);
}

function databaseDriverLoads() {
  const open = `require('better-sqlite3')(':memory:').close()`;
  return spawnSync(process.execPath, ['-e', open]).status === 0;
}

function stop(reason) {
  console.error(reason);
  process.exit(1);
}

if (!isInstalled()) {
  console.error('Installing the npm packages. The first time this takes a few minutes …');
  const npm = process.env.npm_execpath;
  const [command, ...before] = npm ? [process.execPath, npm] : ['npm'];
  const options = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const ended = spawnSync(command, [...before, ...options], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = `${ended.stdout ?? ''}${ended.stderr ?? ''}`;
  if (ended.status !== 0) stop(/better-sqlite3/.test(said) ? needsCompiler : `npm ci failed:\n${said}`);
  if (!databaseDriverLoads()) stop(needsCompiler);
}
