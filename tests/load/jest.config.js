import everyday from '../../jest.config.js';

const { projects, reporters } = everyday;
const node = projects.find(({ displayName }) => displayName === 'node');
const rootDir = new URL('../..', import.meta.url).pathname;

/** Its own run, one file at a time: what it measures is the machine, too. */
export default {
  testTimeout: 600_000,
  reporters,
  rootDir,
  maxWorkers: 1,
  projects: [
    { ...node, rootDir, displayName: 'load', testMatch: ['<rootDir>/tests/load/**/*.test.ts'] },
  ],
};
