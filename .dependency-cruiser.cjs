// The import rules of the house: which folder may import which, and with which packages. A change here is a decision:
// write it down in src/README.md. Patterns are regular expressions on paths from the project's root.

const express = ['express', 'express-session', 'ejs', 'helmet', 'csrf-sync', 'pino-http', 'passport'];

/**
 * One entry a place: `at` the files it holds (default: the folder and all below), `own` which of its own files they
 * import (default: all), `may` what else they import, `packages` the npm packages, `types` packages whose types alone
 * they may name, `node` whether Node's own modules are open to them (default: yes).
 */
const places = {
  domain: { may: [], packages: ['json-logic-engine', 'ipaddr.js'], node: false },
  // The ports fill several files, `ports.ts` and `ports-of-….ts`; they know the domain and each other, nothing else.
  'usecases-ports': { at: 'usecases/ports[a-z-]*\\.ts$', may: ['domain/'], packages: [], node: false },
  // What several acts do alike, in one transaction of theirs; steps may build on each other.
  'usecases-steps': {
    at: 'usecases/steps/',
    may: ['domain/', 'usecases/ports[a-z-]*\\.ts$'],
    packages: [],
    node: false,
  },
  // A use case never calls another; the one that decides about many calls the acts that decide about one.
  usecases: {
    at: 'usecases/(?!ports[a-z-]*\\.ts$|decide-many-|steps/)',
    own: 'usecases/ports[a-z-]*\\.ts$',
    may: ['domain/', 'usecases/steps/'],
    packages: [],
    node: false,
  },
  'usecases-many': {
    at: 'usecases/decide-many-',
    own: 'usecases/(approve|deny)-access-request',
    may: ['domain/', 'usecases/ports[a-z-]*\\.ts$'],
    packages: [],
    node: false,
  },
  'http-app': {
    at: 'http/[^/]+\\.ts$',
    may: ['http/', 'usecases/', 'domain/', 'texts/'],
    packages: ['express'],
  },
  'http-kit': {
    at: 'http/kit/',
    may: ['domain/', 'usecases/', 'texts/'],
    packages: [...express, 'zod', 'csv-stringify'],
    types: ['pino'],
  },
  'http-middleware': {
    at: 'http/middleware/',
    may: ['domain/', 'usecases/', 'http/kit/', 'texts/'],
    packages: [...express, 'multer'],
    types: ['pino'],
  },
  'http-concepts': {
    at: 'http/(?!kit/|middleware/)([^/]+)/',
    own: 'http/$1/',
    may: ['domain/', 'usecases/', 'http/kit/', 'texts/'],
    packages: ['zod'],
    types: ['express'],
  },
  ...adapter('db', ['knex', 'better-sqlite3', 'pg', 'connect-session-knex', 'express-session']),
  ...adapter('saml', ['@node-saml/', 'passport', 'piscina', 'xml-crypto', '@xmldom/xmldom'], ['express']),
  ...adapter('pki', ['node-forge']),
  ...adapter('qr', ['qrcode']),
  ...adapter('otp', ['otpauth']),
  ...adapter('metadata-fetch', []),
  ...adapter('mail', ['nodemailer']),
  ...adapter('secrets', []),
  ...adapter('system', ['pino']),
  ...adapter('token', ['pkcs11js']),
  agent: { may: ['domain/'], packages: [] },
  browser: {
    may: ['domain/', 'texts/'],
    packages: ['pkijs', 'asn1js', '@noble/curves', 'qrcode', 'uplot'],
    node: false,
  },
  texts: { may: [], packages: ['i18next'], node: false },
  // The demo starts a portal of its own, as main.ts does; nothing else below demo/ knows how one is composed.
  'demo-main': {
    at: 'demo/main\\.ts$',
    may: ['demo/', 'compose[a-z-]*\\.ts$', 'config\\.ts$'],
    packages: ['express'],
  },
  demo: {
    at: 'demo/(?!main\\.ts$)',
    may: ['domain/', 'usecases/', 'http/kit/', 'texts/'],
    packages: ['express', 'xml-crypto', 'node-forge'],
  },
  cli: {
    may: ['compose[a-z-]*\\.ts$', 'config[a-z-]*\\.ts$', 'usecases/', 'domain/', 'texts/'],
    packages: ['commander'],
  },
};

function adapter(name, packages, types = []) {
  const may = ['domain/', 'usecases/ports[a-z-]*\\.ts$', 'texts/'];
  return { [`adapters-${name}`]: { at: `adapters/${name}/`, may, packages, types } };
}

const everyPlace = Object.entries(places).map(([name, place]) => `^src/${place.at ?? `${name}/`}`);
const wiring = '^src/(compose[a-z-]*|config[a-z-]*|main)\\.ts$';

/** A package is found under node_modules as itself or as its types. */
function packagePaths(names) {
  return names.map((name) => `(^|/)node_modules/(@types/)?${name.endsWith('/') ? name : `${name}(/|$)`}`);
}

function rulesFor([name, place]) {
  const at = `^src/${place.at ?? `${name}/`}`;
  const from = { path: at };
  const own = place.own ?? place.at ?? `${name}/`;
  const files = {
    path: '^(src|test|scripts)/',
    pathNot: [own, ...place.may].map((path) => `^src/${path}`),
  };
  const packages = {
    path: 'node_modules',
    pathNot: packagePaths([...place.packages, ...(place.types ?? [])]),
  };
  return [
    { name: `${name}-imports`, severity: 'error', from, to: files },
    { name: `${name}-packages`, severity: 'error', from, to: packages },
    ...(place.types?.length
      ? [
          {
            name: `${name}-types-only`,
            severity: 'error',
            from,
            to: { path: packagePaths(place.types), dependencyTypesNot: ['type-only'] },
          },
        ]
      : []),
    ...(place.node === false
      ? [{ name: `${name}-without-node`, severity: 'error', from, to: { dependencyTypes: ['core'] } }]
      : []),
  ];
}

module.exports = {
  forbidden: [
    { name: 'no-circle', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-circle-of-folders', scope: 'folder', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphan',
      severity: 'error',
      // A page's script is a program of its own.
      from: { orphan: true, pathNot: ['\\.d\\.ts$', '\\.json$', '\\.script\\.ts$'] },
      to: {},
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      // An optional package, which is not there where it could not be compiled.
      to: { couldNotResolve: true, pathNot: '^pkcs11js$' },
    },
    {
      name: 'declared-in-package-json',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'runs-without-dev-packages',
      severity: 'error',
      from: { path: '^src/' },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: 'node_modules/@types/',
      },
    },
    {
      name: 'only-known-places',
      comment: 'Every file in src lies in a place of the table above, or is one of those that wire it all.',
      severity: 'error',
      from: { path: '^src/', pathNot: [...everyPlace, wiring] },
      to: {},
    },
    {
      name: 'wiring-imports',
      severity: 'error',
      from: { path: wiring, pathNot: '^src/main\\.ts$' },
      to: { path: '^(test|scripts|src/cli)/' },
    },
    ...Object.entries(places).flatMap(rulesFor),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|test/golden)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['require', 'node', 'types', 'default'],
    },
  },
};
