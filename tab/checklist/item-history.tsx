import type { ItemView } from '../../src/checklist/model.ts';
import { useItemHistory } from '../data/histories.ts';
import { HistoryList } from '../ui/history.tsx';
import { Said } from '../ui/item-said.tsx';
import { ShowMore } from '../ui/show-more.tsx';
import { WhenLoaded } from '../ui/states.tsx';
import { useBringBack } from './changes.ts';

/** Who wrote what in an item when; bringing something back is an edit like any other. */
export function ItemHistory(props: {
  handoverId: string;
  item: ItemView;
  /** What is typed and not saved yet is saved first: so it is in the history too. */
  onBefore: () => Promise<void>;
}) {
  const { key } = props.item.definition;
  const history = useItemHistory(props.handoverId, key);
  const bring = useBringBack(props.handoverId, key);
  return (
    <WhenLoaded query={history} lines={3}>
      {(revisions) => (
        <ShowMore list={history}>
          <HistoryList
            entries={revisions.map(({ number, by, endedAt: at, after }) => {
              return { number, by, at, said: <Said said={after} /> };
            })}
            isBusy={bring.isPending}
            error={bring.error}
            onBringBack={(number) => void props.onBefore().then(() => bring.mutate(number))}
          />
        </ShowMore>
      )}
    </WhenLoaded>
  );
}
