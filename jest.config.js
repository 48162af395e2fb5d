const transform = {
  '^.+\\.tsx?$': [
    '@swc/jest',
    {
      jsc: {
        target: 'es2024',
        parser: { syntax: 'typescript', tsx: true },
        transform: { react: { runtime: 'automatic' } },
      },
      module: { type: 'es6' },
    },
  ],
};
const shared = {
  transform,
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  injectGlobals: false,
  // Copies of the project stand there while its rules are mutated.
  modulePathIgnorePatterns: ['<rootDir>/.data/'],
};

/** Two worlds: Node for the service and the local tenant, jsdom for the tab's components. */
export default {
  testTimeout: 60_000,
  // Most of a suite's time it waits: for a database, a browser, a queue.
  maxWorkers: 2,
  reporters: ['default', '<rootDir>/tests/harness/closing-line.js'],
  workerIdleMemoryLimit: '1500MB',
  projects: [
    {
      ...shared,
      displayName: 'node',
      testEnvironment: 'node',
      testMatch: [
        '<rootDir>/{src,bot,infra,appPackage}/**/*.test.ts',
        '<rootDir>/tests/{contract,fault,history,mutate,security,structure}/**/*.test.ts',
      ],
      globalSetup: '<rootDir>/tests/harness/global-setup.ts',
      globalTeardown: '<rootDir>/tests/harness/global-teardown.ts',
    },
    {
      ...shared,
      displayName: 'tab',
      testEnvironment: 'jsdom',
      testMatch: ['<rootDir>/tab/**/*.test.{ts,tsx}'],
    },
    {
      ...shared,
      displayName: 'browser',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/tests/browser/**/*.test.ts'],
    },
  ],
};
