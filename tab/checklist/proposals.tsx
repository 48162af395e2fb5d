import { Button } from '@fluentui/react-components';
import { counted } from '../../src/words.ts';
import { useProposals } from '../data/queries.ts';
import { useNavigation } from '../place.ts';
import { ChevronLeft20Regular } from '../ui/icons.ts';
import { Panel, Quiet, Row, Stack } from '../ui/layout.tsx';
import { Empty, Failed, WhenLoaded } from '../ui/states.tsx';
import { useProposalAct } from './proposal-changes.ts';
import { Proposal } from './proposal.tsx';

/** Whatever others would have the items say, before and after; sales takes all of it with one press. */
export function Proposals({ handoverId }: { handoverId: string }) {
  const proposals = useProposals(handoverId);
  const act = useProposalAct(handoverId);
  const { go } = useNavigation();
  return (
    <WhenLoaded query={proposals} lines={6}>
      {({ proposals: all, can }) => (
        <Panel title="Proposals">
          <Stack>
            <Row>
              <Button
                appearance="subtle"
                icon={<ChevronLeft20Regular />}
                onClick={() => go('checklist')}
              >
                Checklist
              </Button>
            </Row>
            {all.length === 0 ? <Empty text="Nothing is proposed." /> : null}
            {all.map((one) => (
              <Proposal
                key={`${one.key} ${one.by.id}`}
                proposal={one}
                isBusy={act.isPending}
                onLeaveOut={
                  can.take ? () => act.mutate({ call: 'leaveOutProposal', seen: one }) : undefined
                }
                onWithdraw={
                  one.isOwn
                    ? () => act.mutate({ call: 'withdrawProposal', key: one.key })
                    : undefined
                }
              />
            ))}
            {act.error ? <Failed error={act.error} /> : null}
            {can.take && all.length > 0 ? (
              <Row>
                <Button
                  appearance="primary"
                  disabled={act.isPending}
                  onClick={() => act.mutate({ call: 'takeProposals', seen: all })}
                >
                  Fine ({all.length})
                </Button>
                <Quiet>{counted(all.length, 'proposal')} will stand in the checklist.</Quiet>
              </Row>
            ) : null}
          </Stack>
        </Panel>
      )}
    </WhenLoaded>
  );
}
