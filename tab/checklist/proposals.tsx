import { Body1, Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { ProposalView } from '../../src/proposals/model.ts';
import { counted } from '../../src/words.ts';
import { useProposals } from '../data/queries.ts';
import { useNavigation } from '../place.ts';
import { ChevronLeft20Regular } from '../ui/icons.ts';
import { Panel, Quiet, Row, Stack } from '../ui/layout.tsx';
import { Empty, Failed, WhenLoaded } from '../ui/states.tsx';
import { useDates } from '../ui/use-dates.ts';
import { useProposalAct } from './proposal-changes.ts';

const useStyles = makeStyles({
  text: { whiteSpace: 'pre-line', maxWidth: '72ch', overflowWrap: 'anywhere' },
  before: { textDecorationLine: 'line-through', color: tokens.colorNeutralForeground3 },
});

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

function Proposal(props: {
  proposal: ProposalView;
  isBusy: boolean;
  onLeaveOut: (() => void) | undefined;
  onWithdraw: (() => void) | undefined;
}) {
  const { proposal, onLeaveOut, onWithdraw } = props;
  const dates = useDates();
  return (
    <section aria-label={proposal.title}>
      <Body1 as="h3">{proposal.title}</Body1>
      <Quiet>
        {proposal.by.name}, {dates.moment(proposal.at)}
      </Quiet>
      {proposal.changes.map((change, index) => (
        <Change key={index} change={change} />
      ))}
      <Row>
        {onLeaveOut ? (
          <Button size="small" appearance="subtle" disabled={props.isBusy} onClick={onLeaveOut}>
            Leave it out
          </Button>
        ) : null}
        {onWithdraw ? (
          <Button size="small" appearance="subtle" disabled={props.isBusy} onClick={onWithdraw}>
            Withdraw
          </Button>
        ) : null}
      </Row>
    </section>
  );
}

function Change({ change }: { change: ProposalView['changes'][number] }) {
  const styles = useStyles();
  const where = [change.row, change.label].filter((word) => word !== '').join(' · ');
  return (
    <div>
      {where === '' ? null : <Caption1>{where}</Caption1>}
      {change.before === '' ? null : (
        <Body1 block className={styles.before}>
          <del>{change.before}</del>
        </Body1>
      )}
      <Body1 block className={styles.text}>
        {change.after}
      </Body1>
    </div>
  );
}
