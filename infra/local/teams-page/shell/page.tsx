import {
  FluentProvider,
  Toaster,
  makeStyles,
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
} from '@fluentui/react-components';
import type { WorldView } from '../../page-model.ts';
import { TOASTER_ID } from '../host/use-open-link.tsx';
import type { Theme } from '../place/place.ts';
import { HereContext, usePlaceInAddress } from '../place/use-place.ts';
import { useWorld } from '../servers/queries.ts';
import { Layout } from './layout.tsx';
import { StartingOver, useStartOver } from './starting-over.tsx';
import { Problem, Waiting } from './states.tsx';

const THEMES = {
  light: teamsLightTheme,
  dark: teamsDarkTheme,
  contrast: teamsHighContrastTheme,
} satisfies Record<Theme, unknown>;

// What the browser draws itself (scroll bars, the boxes in cards) follows the theme too.
const useStyles = makeStyles({
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  contrast: { colorScheme: 'dark' },
});

/** The whole page: waits for the people and places, then shows them. */
export function Page() {
  const world = useWorld();
  if (world.data) return <Open world={world.data} />;
  return (
    <FluentProvider theme={teamsLightTheme}>
      {world.error ? (
        <Problem error={world.error} retry={() => void world.refetch()} />
      ) : (
        <Waiting />
      )}
    </FluentProvider>
  );
}

function Open({ world }: { world: WorldView }) {
  const styles = useStyles();
  const here = usePlaceInAddress(world);
  const again = useStartOver(here.place);
  return (
    <FluentProvider theme={THEMES[here.place.theme]} className={styles[here.place.theme]}>
      {again.isIdle ? (
        <HereContext value={{ ...here, startOver: () => again.mutate() }}>
          <Layout />
          <Toaster toasterId={TOASTER_ID} position="bottom" />
        </HereContext>
      ) : (
        <StartingOver error={again.error} retry={() => again.mutate()} />
      )}
    </FluentProvider>
  );
}
