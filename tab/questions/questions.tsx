import { Body1, Button, Tab, TabList, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { HandoverView } from '../../src/overview/model.ts';
import type { QuestionView, QuestionsView } from '../../src/questions/model.ts';
import { useMe, useQuestions } from '../data/queries.ts';
import { useNavigation } from '../place.ts';
import { ChevronLeft20Regular } from '../ui/icons.ts';
import { PageBody, Row } from '../ui/layout.tsx';
import { Empty, WhenLoaded } from '../ui/states.tsx';
import { AskForm } from './ask-form.tsx';
import { QuestionDetail } from './question-detail.tsx';
import { QuestionLine } from './question-line.tsx';

type Filter = 'mine' | 'open' | 'all';
const FILTER_WORDS: Record<Filter, string> = { mine: 'For me', open: 'Open', all: 'All' };
const PHONE = '@media (max-width: 800px)';

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 3fr)',
    columnGap: tokens.spacingHorizontalXXL,
    [PHONE]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  hiddenOnPhone: { [PHONE]: { display: 'none' } },
  onPhone: { display: 'none', [PHONE]: { display: 'block' } },
});

/** Questions and their answers: the list, and beside it the one that is open. */
export function Questions({ view }: { view: HandoverView }) {
  return (
    <WhenLoaded query={useQuestions(view.id)} lines={9}>
      {(list) => <QuestionPages view={view} list={list} />}
    </WhenLoaded>
  );
}

function QuestionPages({ view, list }: { view: HandoverView; list: QuestionsView }) {
  const styles = useStyles();
  const { place, go } = useNavigation();
  const me = useMe().data?.person.id ?? null;
  const [chosen, choose] = useState<Filter | null>(null);
  const filter = chosen ?? firstFilter(list, me);
  if (place.ref?.startsWith('ask') === true && list.can.ask) return <AskForm view={view} />;
  const selected = list.questions.find((question) => question.id === place.ref);
  const shown = list.questions.filter((question) => keeps(question, filter, me));
  const listLook = selected ? styles.hiddenOnPhone : '';
  return (
    <div className={styles.columns}>
      <div className={listLook}>
        <PageBody>
          <Row>
            <TabList
              size="small"
              selectedValue={filter}
              onTabSelect={(_event, { value }) => choose(value as Filter)}
            >
              {(Object.keys(FILTER_WORDS) as Filter[]).map((name) => (
                <Tab key={name} value={name}>
                  {FILTER_WORDS[name]}{' '}
                  {list.questions.filter((question) => keeps(question, name, me)).length}
                </Tab>
              ))}
            </TabList>
            {list.can.ask ? <Button onClick={() => go('questions', 'ask')}>Ask</Button> : null}
          </Row>
          {shown.length === 0 ? (
            <Empty text={emptyText(filter)} />
          ) : (
            <ul className={styles.list}>
              {shown.map((question) => (
                <QuestionLine
                  key={question.id}
                  question={question}
                  isSelected={question.id === selected?.id}
                />
              ))}
            </ul>
          )}
        </PageBody>
      </div>
      <div>
        {selected ? (
          <>
            <div className={styles.onPhone}>
              <Button
                appearance="subtle"
                icon={<ChevronLeft20Regular />}
                onClick={() => go('questions')}
              >
                All questions
              </Button>
            </div>
            <QuestionDetail handoverId={view.id} question={selected} />
          </>
        ) : shown.length > 0 ? (
          <Body1 className={styles.hiddenOnPhone}>Choose a question to read it whole.</Body1>
        ) : null}
      </div>
    </div>
  );
}

function firstFilter(list: QuestionsView, me: string | null): Filter {
  return list.questions.some((question) => keeps(question, 'mine', me)) ? 'mine' : 'open';
}

function keeps(question: QuestionView, filter: Filter, me: string | null): boolean {
  if (filter === 'all') return true;
  const isOpen = question.state !== 'settled' && question.state !== 'withdrawn';
  return isOpen && (filter === 'open' || (me !== null && question.waitsFor?.id === me));
}

function emptyText(filter: Filter): string {
  if (filter === 'mine') return 'No question waits for you.';
  return filter === 'open' ? 'No question is open.' : 'Nobody has asked anything yet.';
}
