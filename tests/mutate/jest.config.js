import everyday from '../../jest.config.js';

const node = everyday.projects.find(({ displayName }) => displayName === 'node');
const rootDir = new URL('../..', import.meta.url).pathname;

/**
 * What one mutant costs: the pure tests of one concept, without the database that the everyday run
 * starts first. Stryker runs it in a copy of the project, which takes the cache away with it.
 */
export default {
  ...node,
  globalSetup: undefined,
  globalTeardown: undefined,
  rootDir,
  roots: ['<rootDir>/src'],
  testMatch: ['<rootDir>/src/**/*.test.ts'],
  cacheDirectory: '<rootDir>/.data/jest',
  watchman: false,
};
