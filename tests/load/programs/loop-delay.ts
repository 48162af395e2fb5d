import { monitorEventLoopDelay } from 'node:perf_hooks';

/** Loaded before the service: once a second it says how late the event loop was, in milliseconds. */
const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
setInterval(() => {
  const p99 = Math.round(delay.percentile(99) / 1e6);
  process.stdout.write(`${JSON.stringify({ msg: 'event loop', delayMs: p99 })}\n`);
}, 1000).unref();
