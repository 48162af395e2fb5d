import { describe, expect, it } from '@jest/globals';
import { checklistContract } from './checklist/contract.ts';
import { calls, problem } from './contracts.ts';
import { handoverContract } from './handover/contract.ts';
import { statusByCode } from './http/problems.ts';
import { kickoffContract } from './kickoff/contract.ts';
import { overviewContract } from './overview/contract.ts';
import { handoverView } from './overview/model.ts';
import { pointContract } from './points/contract.ts';
import { promiseContract } from './promises/contract.ts';
import { proposalContract } from './proposals/contract.ts';
import { questionContract } from './questions/contract.ts';
import { permissions } from './record/permissions.ts';
import { reviewContract } from './review/contract.ts';
import { sharingContract } from './sharing/contract.ts';
import { waitingContract } from './waiting/contract.ts';

describe('the contracts together', () => {
  it('have one call for each name and one for each address', () => {
    const concepts = [
      checklistContract,
      promiseContract,
      proposalContract,
      questionContract,
      pointContract,
      reviewContract(handoverView),
      sharingContract(handoverView),
      kickoffContract,
      handoverContract(handoverView),
      overviewContract,
      waitingContract,
    ];
    const names = concepts.flatMap((contract) => Object.keys(contract));
    expect(names.toSorted()).toEqual(Object.keys(calls).toSorted());
    const addresses = Object.values(calls).map(({ method, path }) => `${method} ${path}`);
    expect(new Set(addresses).size).toBe(addresses.length);
  });
  it('name in each path the parameters that they take, and no others', () => {
    for (const [name, call] of Object.entries(calls)) {
      const inPath = [...call.path.matchAll(/:(\w+)/gu)].map(([, part]) => part);
      const taken = 'params' in call ? Object.keys(call.params.shape) : [];
      expect([name, inPath]).toEqual([name, taken]);
    }
  });
  it('take contacts where the right is a contact’s too, and no call takes the service', () => {
    for (const [name, call] of Object.entries(calls)) {
      const named: readonly string[] = call.verb === 'anyone' ? [] : permissions[call.verb].who;
      // A question is asked by a person: a contact without an account asks none yet.
      const isTheirs = named.includes('contact') && name !== 'sayNotQuite';
      const who = isTheirs ? ['person', 'contact'] : ['person'];
      expect([name, call.who]).toEqual([name, who]);
    }
  });
  it('say no with the codes of refusals and one for faults', () => {
    const codes = [...Object.keys(statusByCode), 'internal'];
    expect(problem.shape.code.options.toSorted()).toEqual(codes.toSorted());
  });
});
