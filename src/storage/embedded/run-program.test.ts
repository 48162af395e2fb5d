import { describe, expect, it } from '@jest/globals';
import { run } from './run-program.ts';

describe('running a program', () => {
  it('gives what it printed and its exit code', async () => {
    const ran = await run({ prefix: ['sh', '-c'] }, 'echo out; echo err >&2; exit 3', []);
    expect(ran.exitCode).toBe(3);
    expect(ran.output.split('\n').toSorted()).toEqual(['err', 'out']);
  });

  it('does not end when there is no such program', async () => {
    const ran = await run({ prefix: [] }, '/nowhere/program', []);
    expect(ran).toEqual({ exitCode: null, output: expect.stringContaining('ENOENT') });
  });

  it('keeps our environment, which holds secrets, from it', async () => {
    const ran = await run({ prefix: [] }, 'env', []);
    expect(ran.output).not.toContain('TEST_DATABASE_URL');
    expect(process.env['TEST_DATABASE_URL']).toBeDefined();
  });
});
