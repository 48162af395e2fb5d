import { Button, Text } from '@fluentui/react-components';
import { MapRegular } from '@fluentui/react-icons/svg/map';
import { Word } from '../shell/word.tsx';
import { STEPS } from './steps.ts';
import type { Tour } from './use-tour.ts';

/** Where the visitor stands in the tour, and the way out of it and back. */
export function TourLine({ tour }: { tour: Tour }) {
  if (tour.open) {
    return (
      <>
        <Text weight="semibold">
          Tour {tour.step + 1} of {STEPS.length}
        </Text>
        <Button appearance="subtle" onClick={() => tour.show(false)}>
          Skip the tour
        </Button>
      </>
    );
  }
  return (
    <Button appearance="subtle" icon={<MapRegular />} onClick={() => tour.show(true)}>
      <Word>{tour.step > 0 ? 'Go on with the tour' : 'Tour'}</Word>
    </Button>
  );
}
