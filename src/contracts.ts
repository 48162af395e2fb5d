import { z } from 'zod';
import { checklistContract } from './checklist/contract.ts';
import { blocker } from './gates/model.ts';
import { handoverContract } from './handover/contract.ts';
import { statusByCode } from './http/problems.ts';
import { kickoffContract } from './kickoff/contract.ts';
import { overviewContract } from './overview/contract.ts';
import { handoverView } from './overview/model.ts';
import { pointContract } from './points/contract.ts';
import { promiseContract } from './promises/contract.ts';
import { proposalContract } from './proposals/contract.ts';
import { questionContract } from './questions/contract.ts';
import { state } from './record/model.ts';
import type { RefusalCode } from './refusal.ts';
import { reviewContract } from './review/contract.ts';
import { sharingContract } from './sharing/contract.ts';
import { waitingContract } from './waiting/contract.ts';

/** Every call of the product by its name: routes, the tab's calls, tests and document derive from it. */
export const calls = {
  ...checklistContract,
  ...proposalContract,
  ...promiseContract,
  ...questionContract,
  ...pointContract,
  ...reviewContract(handoverView),
  ...sharingContract(handoverView),
  ...kickoffContract,
  ...handoverContract(handoverView),
  ...overviewContract,
  ...waitingContract,
};
export type Calls = typeof calls;

const refusalCodes = Object.keys(statusByCode) as RefusalCode[];

/** How every call says no (RFC 9457): `internal` is a fault of ours, everything else a refusal. */
export const problem = z.object({
  type: z.string().regex(/^urn:handover:problem:[a-z_]+$/u),
  title: z.string(),
  status: z.int(),
  code: z.enum([...refusalCodes, 'internal']),
  /** A sentence that says what to do. */
  detail: z.string(),
  /** The reference that a person can quote. */
  instance: z.string().regex(/^urn:uuid:[0-9a-f-]{36}$/u),
  errors: z
    .array(z.object({ pointer: z.string(), code: z.string(), detail: z.string() }))
    .optional(),
  blockers: z.array(blocker).optional(),
  currentVersion: z.int().optional(),
  state: state.optional(),
});
export type WireProblem = z.infer<typeof problem>;
