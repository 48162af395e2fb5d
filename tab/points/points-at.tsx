import type { ItemView } from '../../src/checklist/model.ts';
import type { FolderSet } from '../../src/documents/model.ts';
import type { Blocker } from '../../src/gates/model.ts';
import type { PromiseView } from '../../src/promises/model.ts';
import { useHost } from '../host.ts';
import { useKnownPoints } from './changes.ts';
import { PointsHere } from './points-here.tsx';
import { SendBackWith } from './send-back-with.tsx';
import {
  isForSales,
  pointOnBlocker,
  pointOnFolder,
  pointOnItem,
  pointOnPromise,
} from './suggest.ts';

/** What tech needs of an item, where it stands; and the press that sends it back. */
export function PointsAtItem({ handoverId, item }: { handoverId: string; item: ItemView }) {
  const { blockers } = useKnownPoints(handoverId);
  const point = pointOnItem(item, blockers);
  return <PointsHere page="checklist" name={item.definition.key} {...{ handoverId, point }} />;
}

/** What tech needs of a promise, where it stands; and the press that sends it back. */
export function PointsAtPromise(props: { handoverId: string; promise: PromiseView }) {
  const { handoverId, promise } = props;
  const { locale } = useHost().context;
  const point = pointOnPromise(promise, locale);
  return <PointsHere page="promises" name={promise.id} {...{ handoverId, point }} />;
}

/** The press that sends back what is in the way, if sales can mend it. */
export function SendBackBlocker(props: { handoverId: string; blocker: Blocker }) {
  const { handoverId, blocker } = props;
  if (!isForSales(blocker)) return null;
  return <SendBackWith handoverId={handoverId} point={pointOnBlocker(blocker)} />;
}

/** The press that sends a folder back, for what is missing in it. */
export function SendBackFolder(props: {
  handoverId: string;
  folder: FolderSet['folders'][number];
}) {
  const { handoverId, folder } = props;
  return <SendBackWith handoverId={handoverId} point={pointOnFolder(folder)} />;
}
