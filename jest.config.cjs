// Two projects: `unit` runs anywhere; `lab` (test/lab) needs real parts, which is why scripts/testing says how many at once.
// Packages that come as ES modules only are transformed too, because Jest on Node 20 cannot require them.
const esModulesOnly = 'pkijs|asn1js|@peculiar|bytestreamjs|pvtsutils|pvutils|@noble|zod-openapi';

const base = {
  rootDir: __dirname,
  testEnvironment: 'node',
  globalSetup: '<rootDir>/test/support/run-folder.ts',
  moduleFileExtensions: ['ts', 'mjs', 'cjs', 'js', 'json', 'node'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/var/'],
  transform: {
    '\\.[cm]?[jt]s$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esModulesOnly})/)`],
};

module.exports = {
  // On Node 20 every promise costs more with each file that a worker has run (each leaves an AsyncLocalStorage of
  // jest-circus behind): a worker that has grown gives way to a new one.
  workerIdleMemoryLimit: '300MB',
  // Against hanging only: how long a test takes says how busy the machine is. Jest ignores it inside a project.
  testTimeout: 180_000,
  projects: [
    {
      ...base,
      displayName: 'unit',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/lab/'],
    },
    { ...base, displayName: 'lab', testMatch: ['<rootDir>/test/lab/**/*.test.ts'] },
  ],
};
