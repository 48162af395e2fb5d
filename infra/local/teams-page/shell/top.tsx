import {
  Menu,
  MenuButton,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Text,
  ToggleButton,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { DarkThemeRegular } from '@fluentui/react-icons/svg/dark-theme';
import { NavigationRegular } from '@fluentui/react-icons/svg/navigation';
import { PhoneRegular } from '@fluentui/react-icons/svg/phone';
import type { Theme } from '../place/place.ts';
import { useHere } from '../place/use-place.ts';
import { TourLine } from '../tour/tour-line.tsx';
import type { Tour } from '../tour/use-tour.ts';
import { StartOver } from './start-over.tsx';
import { Word } from './word.tsx';

const useStyles = makeStyles({
  line: {
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    '@media (max-width: 560px)': { columnGap: tokens.spacingHorizontalXXS },
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  said: {
    flexGrow: 1,
    flexBasis: '240px',
    '@media (max-width: 560px)': {
      flexBasis: '130px',
      fontSize: tokens.fontSizeBase200,
      lineHeight: tokens.lineHeightBase200,
    },
  },
  menu: { display: 'none', '@media (max-width: 800px)': { display: 'inline-flex' } },
});

/** The permanent line that says what this is, and how it is looked at. */
export function Top(props: { menuOpen: boolean; onMenu: () => void; tour: Tour }) {
  const styles = useStyles();
  const { place, go } = useHere();
  return (
    <div className={styles.line}>
      <ToggleButton
        className={styles.menu}
        appearance="subtle"
        icon={<NavigationRegular />}
        aria-label="People and places"
        checked={props.menuOpen}
        onClick={props.onMenu}
      />
      <Text className={styles.said}>
        A pretend Microsoft 365 on this machine. What you do here stays here. Not made by Microsoft.
      </Text>
      <TourLine tour={props.tour} />
      <StartOver />
      <ThemeMenu />
      <ToggleButton
        appearance="subtle"
        icon={<PhoneRegular />}
        checked={place.phone}
        onClick={() => go({ phone: !place.phone })}
      >
        <Word>Phone</Word>
      </ToggleButton>
    </div>
  );
}

const THEME_WORDS: Record<Theme, string> = {
  light: 'Light',
  dark: 'Dark',
  contrast: 'High contrast',
};

function ThemeMenu() {
  const { place, go } = useHere();
  return (
    <Menu
      checkedValues={{ theme: [place.theme] }}
      onCheckedValueChange={(_event, { checkedItems }) => go({ theme: checkedItems[0] as Theme })}
    >
      <MenuTrigger disableButtonEnhancement>
        <MenuButton appearance="subtle" icon={<DarkThemeRegular />}>
          <Word>{THEME_WORDS[place.theme]}</Word>
        </MenuButton>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {Object.entries(THEME_WORDS).map(([theme, word]) => (
            <MenuItemRadio key={theme} name="theme" value={theme}>
              {word}
            </MenuItemRadio>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
