import { Button, Select } from '@fluentui/react-components';
import type { ChecklistView } from '../../src/checklist/model.ts';
import { useProposals } from '../data/queries.ts';
import { useNavigation } from '../place.ts';
import { Quiet, Row, Stack } from '../ui/layout.tsx';
import { leftToFill } from './fill-left.tsx';
import { FILTERS, type Filter } from './filters.ts';
import { othersTurn } from './whose.ts';

/** What may be done with the whole list, how much of it waits for others, and what to show of it. */
export function Tools(props: {
  handoverId: string;
  list: ChecklistView;
  filter: Filter;
  setFilter: (filter: Filter) => void;
}) {
  const { list } = props;
  const { go } = useNavigation();
  const { data } = useProposals(props.handoverId);
  const left = leftToFill(list).length;
  const proposed = data?.proposals.length ?? 0;
  const others = othersTurn(list.items);
  return (
    <Stack>
      <Row>
        {left > 0 ? (
          <Button onClick={() => go('checklist', 'left')}>Fill what is left ({left})</Button>
        ) : null}
        {proposed > 0 ? (
          <Button onClick={() => go('checklist', 'proposals')}>Proposals ({proposed})</Button>
        ) : null}
        <Select
          aria-label="Show"
          value={props.filter}
          onChange={(_event, { value }) => props.setFilter(value as Filter)}
        >
          {(Object.keys(FILTERS) as Filter[]).map((name) => (
            <option key={name} value={name}>
              Show: {FILTERS[name].word.toLowerCase()}
            </option>
          ))}
        </Select>
      </Row>
      {others.length > 0 ? <Quiet>{others.join(' · ')}</Quiet> : null}
    </Stack>
  );
}
