import { Body1, makeStyles, tokens } from '@fluentui/react-components';
import type { HandoverView } from '../../src/overview/model.ts';
import type { PersonRef } from '../../src/people/model.ts';
import { Panel } from '../ui/layout.tsx';
import { PersonName } from '../ui/person.tsx';

const useStyles = makeStyles({
  facts: {
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXS,
    margin: 0,
  },
  pair: { display: 'contents' },
  term: { color: tokens.colorNeutralForeground3 },
  fact: { margin: 0, overflowWrap: 'anywhere', whiteSpace: 'pre-line' },
});

/** Why, what, what not, hours: what one has to know before reading on. */
export function DealInTwoMinutes({ view }: { view: HandoverView }) {
  const deal = view.deal2min;
  const facts: [string, string | null][] = [
    ['Why', deal.why],
    ['What', deal.what],
    ['Not', deal.not],
    ['Hours', hoursInWords(deal.hoursSold, deal.hoursNeeded)],
    ['Won by', deal.wonBy],
  ];
  const known = facts.filter(([, fact]) => fact !== null);
  return (
    <Panel title="The deal in two minutes" isCard>
      {known.length === 0 ? (
        <Body1>It fills itself from the goals and the scope of work.</Body1>
      ) : (
        <Facts facts={known} />
      )}
    </Panel>
  );
}

function Facts({ facts }: { facts: [string, string | null][] }) {
  const styles = useStyles();
  return (
    <dl className={styles.facts}>
      {facts.map(([term, fact]) => (
        <FactPair key={term} term={term} fact={fact ?? ''} />
      ))}
    </dl>
  );
}

function FactPair({ term, fact }: { term: string; fact: string }) {
  const styles = useStyles();
  return (
    <>
      <dt className={styles.term}>
        <Body1>{term}</Body1>
      </dt>
      <dd className={styles.fact}>
        <Body1>{fact}</Body1>
      </dd>
    </>
  );
}

function hoursInWords(sold: number | null, needed: number | null): string | null {
  if (sold === null) return null;
  return needed === null ? `${sold} sold` : `${sold} sold · ${needed} needed`;
}

/** To whom one writes about the work, and about price and contract. */
export function WhoToAsk({ view }: { view: HandoverView }) {
  const styles = useStyles();
  const lines: [string, PersonRef | null][] = [
    ['The work', view.whoToAsk.work],
    ['Price and contract', view.whoToAsk.commercial],
  ];
  return (
    <Panel title="Who to ask" isCard>
      <dl className={styles.facts}>
        {lines.map(([term, person]) => (
          <div key={term} className={styles.pair}>
            <dt className={styles.term}>
              <Body1>{term}</Body1>
            </dt>
            <dd className={styles.fact}>
              {person === null ? <Body1>Not named yet</Body1> : <PersonName person={person} />}
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
