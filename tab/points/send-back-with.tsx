import { Button } from '@fluentui/react-components';
import type { PointInput } from '../../src/points/model.ts';
import { Row } from '../ui/layout.tsx';
import { Failed } from '../ui/states.tsx';
import { useCollect, useKnownPoints } from './changes.ts';
import { isSame } from './suggest.ts';

/** One press collects a point; it is sent with the others, later. */
export function SendBackWith(props: { handoverId: string; point: PointInput; label?: string }) {
  const { handoverId, point, label = 'Send back with this' } = props;
  const collect = useCollect(handoverId);
  const { all } = useKnownPoints(handoverId);
  const isCollected = all.some((one) => one.state === 'not-sent' && isSame(one, point));
  const word = isCollected ? 'Not sent yet' : label;
  return (
    <>
      <Row>
        <Button
          size="small"
          appearance="subtle"
          aria-label={`${word}: ${point.text}`}
          disabled={collect.isPending || isCollected}
          onClick={() => collect.mutate(point)}
        >
          {word}
        </Button>
      </Row>
      {collect.error ? <Failed error={collect.error} /> : null}
    </>
  );
}
