import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { AskItemInput } from '../../src/checklist/model.ts';
import type { ProposalsView, ProposalView, ProposeInput } from '../../src/proposals/model.ts';
import { useApi } from '../data/api.ts';
import { keys } from '../data/queries.ts';

/** What is done with proposals: the answer is what is proposed from then on. */
type Act =
  | { call: 'propose'; key: string; body: ProposeInput }
  | { call: 'withdrawProposal'; key: string }
  | { call: 'takeProposals'; seen: readonly ProposalView[] }
  | { call: 'leaveOutProposal'; seen: ProposalView };

/** Proposes, takes, leaves out or withdraws; what the reader sees of the handover is read again. */
export function useProposalAct(handoverId: string) {
  const api = useApi();
  const cache = useQueryClient();
  const params = { id: handoverId };
  return useMutation({
    mutationFn: async (act: Act): Promise<ProposalsView> => {
      switch (act.call) {
        case 'propose':
          return await api.call('propose', { params: { ...params, key: act.key }, body: act.body });
        case 'withdrawProposal':
          return await api.call('withdrawProposal', { params, body: { key: act.key } });
        case 'takeProposals':
          return await api.call('takeProposals', {
            params,
            body: { proposals: act.seen.map(seenOf) },
          });
        case 'leaveOutProposal': {
          const { key, by, version } = seenOf(act.seen);
          return await api.call('leaveOutProposal', { params, body: { key, by, version } });
        }
      }
    },
    onSettled: async () => await cache.invalidateQueries({ queryKey: keys.handover(handoverId) }),
  });
}

function seenOf({ key, by, version, itemVersion }: ProposalView) {
  return { key, by: by.id, version, itemVersion };
}

/** Asks somebody for an item or one field of its rows. */
export function useAskItem(handoverId: string, key: string) {
  const api = useApi();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async (body: AskItemInput) =>
      await api.call('askItem', { params: { id: handoverId, key }, body }),
    onSettled: async () => await cache.invalidateQueries({ queryKey: keys.handover(handoverId) }),
  });
}
