import { expect, it } from '@jest/globals';
import { startProduct } from '../harness/product.ts';
import { openWorkbench } from '../harness/workbench.ts';
import { PERSONS } from '../../infra/local/world.ts';
it('x', async () => {
  const product = await startProduct();
  await product.stopService();
  const bench = await openWorkbench(product);
  const r = await bench.calendar.findEvent(PERSONS.meera.id, 'handover/kickoff/1').catch((e) => [e.kind, e.code, e.cause]);
  console.log(r, product.tenant.received.slice(-1).map(x => [x.path, x.status]), product.tenant.graph.contractViolations);
  expect(1).toBe(1);
});
