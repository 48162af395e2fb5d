import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { PointInput, PointView } from '../../src/points/model.ts';
import type { Change } from '../../src/record/model.ts';
import { useNavigation } from '../place.ts';
import { Target } from '../ui/target.tsx';
import { useKnownPoints } from './changes.ts';
import { EditPoint } from './edit-point.tsx';
import { HandlePoint } from './handle-point.tsx';
import { PointWords } from './point-words.tsx';
import { SendBackWith } from './send-back-with.tsx';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  line: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalXS,
    paddingBlock: tokens.spacingVerticalS,
  },
  top: {
    display: 'flex',
    alignItems: 'start',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalS,
  },
});

interface ListProps {
  handoverId: string;
  points: PointView[];
  changes: Change[];
  /** The list stands where its points are about: nothing leads there. */
  isHere?: boolean;
}

/** Points below each other, each with what its reader may do about it. */
export function PointList({ handoverId, points, changes, isHere = false }: ListProps) {
  const styles = useStyles();
  const { mayCollect } = useKnownPoints(handoverId);
  const lineOf = (point: PointView) => (
    <>
      <div className={styles.top}>
        <PointWords point={point} />
        {isHere ? null : <OpenPlace point={point} />}
      </div>
      {point.can.edit ? <EditPoint {...{ handoverId, point }} /> : null}
      {mayCollect && point.state !== 'not-sent' ? (
        <SendBackWith handoverId={handoverId} point={wordsOf(point)} label="Send back again" />
      ) : null}
      {point.can.handle ? <HandlePoint {...{ handoverId, point, changes }} /> : null}
    </>
  );
  return (
    <ul className={styles.list}>
      {points.map((point) => (
        <li key={point.id}>
          {isHere ? (
            <div className={styles.line}>{lineOf(point)}</div>
          ) : (
            <Target name={`point:${point.id}`} className={styles.line}>
              {lineOf(point)}
            </Target>
          )}
        </li>
      ))}
    </ul>
  );
}

function wordsOf({ reason, text, page, ref }: PointView): PointInput {
  return { reason, text, page, ref };
}

function OpenPlace({ point: { page, ref, text } }: { point: PointView }) {
  const { go } = useNavigation();
  if (page === null) return null;
  return (
    <Button size="small" aria-label={`Open: ${text}`} onClick={() => go(page, ref)}>
      Open
    </Button>
  );
}
