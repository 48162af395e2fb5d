import { Body1, Caption1 } from '@fluentui/react-components';
import type { PromiseInput, PromiseView } from '../../src/promises/model.ts';
import { useWordings } from '../data/histories.ts';
import { HistoryList } from '../ui/history.tsx';
import { WhenLoaded } from '../ui/states.tsx';
import { standingWords } from '../words.ts';

/** Who worded a promise how and when; bringing a wording back is an edit like any other. */
export function PromiseHistory(props: {
  handoverId: string;
  promise: PromiseView;
  isBusy: boolean;
  onBringBack: (said: PromiseInput) => void;
}) {
  const query = useWordings(props.handoverId, props.promise.id);
  return (
    <WhenLoaded query={query} lines={3}>
      {({ wordings }) => (
        <HistoryList
          entries={wordings.map(({ said, ...wording }) => ({
            ...wording,
            said: (
              <>
                <Body1>“{said.text}”</Body1>
                <Caption1>
                  {standingWords[said.onlySaid ? 'only-said' : 'written'].toLowerCase()}
                  {said.source === null ? '' : ` · ${said.source}`}
                </Caption1>
              </>
            ),
          }))}
          isBusy={props.isBusy}
          onBringBack={(number) => {
            const wanted = wordings.find((one) => one.number === number);
            if (wanted) props.onBringBack(wanted.said);
          }}
        />
      )}
    </WhenLoaded>
  );
}
