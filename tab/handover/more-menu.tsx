import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
} from '@fluentui/react-components';
import { useLayoutEffect, useRef, type RefObject } from 'react';
import { useNavigation } from '../place.ts';
import {
  Eye20Regular,
  Folder20Regular,
  History20Regular,
  MoreHorizontal20Regular,
} from '../ui/icons.ts';

const useStyles = makeStyles({ word: { '@media (max-width: 480px)': { display: 'none' } } });

/** What is needed seldom, and *View as client*, one click from every page. */
export function MoreMenu(props: {
  isOpenAtFirst: boolean;
  /** Whether the button had the focus that stood here until the menu arrived. */
  wasFocused: RefObject<boolean>;
}) {
  const { isOpenAtFirst, wasFocused } = props;
  const styles = useStyles();
  const { go } = useNavigation();
  const button = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    if (wasFocused.current && !isOpenAtFirst) button.current?.focus();
  }, [wasFocused, isOpenAtFirst]);
  return (
    <Menu defaultOpen={isOpenAtFirst}>
      <MenuTrigger disableButtonEnhancement>
        <Button
          ref={(element: HTMLElement | null) => {
            button.current = element;
          }}
          appearance="subtle"
          aria-label="More"
          icon={<MoreHorizontal20Regular />}
        >
          <span className={styles.word}>More</span>
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem icon={<Eye20Regular />} onClick={() => go('client')}>
            View as client
          </MenuItem>
          <MenuItem icon={<Folder20Regular />} onClick={() => go('folders')}>
            Folders
          </MenuItem>
          <MenuItem icon={<History20Regular />} onClick={() => go('changes')}>
            Changes
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
