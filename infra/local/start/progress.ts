/** Prints what is happening with the seconds since the start in front. */
export interface Progress {
  say(sentence: string): void;
}

/** Lines on standard output: " 1.2 s  the tab was built". */
export function printProgress(): Progress {
  const begun = performance.now();
  return {
    say(sentence) {
      const seconds = ((performance.now() - begun) / 1000).toFixed(1);
      process.stdout.write(`${seconds.padStart(5)} s  ${sentence}\n`);
    },
  };
}
