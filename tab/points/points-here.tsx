import type { PointInput } from '../../src/points/model.ts';
import type { Page } from '../../src/record/model.ts';
import { useKnownPoints } from './changes.ts';
import { PointList } from './point-line.tsx';
import { SendBackWith } from './send-back-with.tsx';

/** The points about one thing, where it stands; `point` is what tech may send back with it. */
export function PointsHere(props: {
  handoverId: string;
  page: Page;
  name: string;
  point: PointInput;
}) {
  const { handoverId, page, name, point } = props;
  const { all, changes, mayCollect } = useKnownPoints(handoverId);
  const here = all.filter((one) => one.page === page && one.ref === name);
  const isCollected = here.some((one) => one.state === 'not-sent');
  return (
    <>
      {here.length > 0 ? <PointList {...{ handoverId, changes }} points={here} isHere /> : null}
      {mayCollect && !isCollected ? <SendBackWith {...{ handoverId, point }} /> : null}
    </>
  );
}
