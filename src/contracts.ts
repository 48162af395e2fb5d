import { checklistContract } from './checklist/contract.ts';
import { handoverContract } from './handover/contract.ts';
import { kickoffContract } from './kickoff/contract.ts';
import { overviewContract } from './overview/contract.ts';
import { handoverView } from './overview/model.ts';
import { promiseContract } from './promises/contract.ts';
import { questionContract } from './questions/contract.ts';
import { reviewContract } from './review/contract.ts';
import { sharingContract } from './sharing/contract.ts';
import { waitingContract } from './waiting/contract.ts';

/** Every call of the product by its name: routes, the tab's calls, tests and document derive from it. */
export const calls = {
  ...checklistContract,
  ...promiseContract,
  ...questionContract,
  ...reviewContract(handoverView),
  ...sharingContract(handoverView),
  ...kickoffContract,
  ...handoverContract(handoverView),
  ...overviewContract,
  ...waitingContract,
};
