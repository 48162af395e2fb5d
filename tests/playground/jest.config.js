import everyday from '../../jest.config.js';

const { projects, reporters, testTimeout } = everyday;
const browser = projects.find(({ displayName }) => displayName === 'browser');
const rootDir = new URL('../..', import.meta.url).pathname;

/** Its own run, because it fetches Microsoft's client, which is no part of the product, through npm. */
export default {
  testTimeout,
  reporters,
  rootDir,
  projects: [
    {
      ...browser,
      rootDir,
      displayName: 'playground',
      testMatch: ['<rootDir>/tests/playground/**/*.test.ts'],
    },
  ],
};
