/** Drops the template and stops the run's database server. */
export default async function tearDown(): Promise<void> {
  const stop: unknown = Reflect.get(globalThis, Symbol.for('handover test server'));
  if (typeof stop === 'function') await stop();
}
