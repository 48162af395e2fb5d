import { Checkbox } from '@fluentui/react-components';
import type { HandoverView } from '../../src/overview/model.ts';
import type { PointsView } from '../../src/points/model.ts';
import { usePromises } from '../data/queries.ts';
import { useHost } from '../host.ts';
import { useCollect } from '../points/changes.ts';
import { isSame, suggestedPoints } from '../points/suggest.ts';
import { Panel } from '../ui/layout.tsx';
import { Failed } from '../ui/states.tsx';

/** What is open and sales can mend, each collected by a tick; what is collected stands above. */
export function Suggestions({ view, known }: { view: HandoverView; known: PointsView }) {
  const promises = usePromises(view.id);
  const { locale } = useHost().context;
  const collect = useCollect(view.id);
  const list = promises.data?.promises ?? [];
  const left = suggestedPoints(view.blockers, list, locale).filter(
    (suggested) => !known.notSent.some((point) => isSame(point, suggested)),
  );
  if (left.length === 0) return null;
  return (
    <Panel title="What sales can mend">
      {left.map((point) => (
        <Checkbox
          key={`${point.ref ?? ''} ${point.text}`}
          label={point.text}
          checked={false}
          disabled={collect.isPending}
          onChange={() => collect.mutate(point)}
        />
      ))}
      {collect.error ? <Failed error={collect.error} /> : null}
    </Panel>
  );
}
