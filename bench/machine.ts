import { arch, availableParallelism, cpus, platform, totalmem } from 'node:os';

/** The machine in one line: what a figure depends on, and nothing that names it. */
export function machine(): string {
  const processor = cpus()[0]?.model.trim() || 'unknown processor';
  const gibibytes = Math.round(totalmem() / 2 ** 30);
  const cores = availableParallelism();
  return `${cores} cores (${processor}), ${gibibytes} GiB memory, ${platform()} ${arch()}, Node ${process.version}`;
}
