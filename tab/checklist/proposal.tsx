import { Body1, Button, Caption1, Subtitle2, makeStyles, tokens } from '@fluentui/react-components';
import type { ProposalView } from '../../src/proposals/model.ts';
import { Quiet, Row } from '../ui/layout.tsx';
import { useDates } from '../ui/use-dates.ts';

const useStyles = makeStyles({
  plain: { margin: 0 },
  text: { whiteSpace: 'pre-line', maxWidth: '72ch', overflowWrap: 'anywhere' },
  before: { textDecorationLine: 'line-through', color: tokens.colorNeutralForeground3 },
});

/** What somebody would have an item say: before and after, and what the reader may do about it. */
export function Proposal(props: {
  proposal: ProposalView;
  isBusy: boolean;
  onLeaveOut: (() => void) | undefined;
  onWithdraw: (() => void) | undefined;
}) {
  const { proposal, onLeaveOut, onWithdraw } = props;
  const styles = useStyles();
  const dates = useDates();
  return (
    <section aria-label={proposal.title}>
      <Subtitle2 as="h3" block className={styles.plain}>
        {proposal.title}
      </Subtitle2>
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
