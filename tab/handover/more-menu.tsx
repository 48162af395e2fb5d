import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
} from '@fluentui/react-components';
import { useNavigation } from '../place.ts';
import {
  Eye20Regular,
  Folder20Regular,
  History20Regular,
  MoreHorizontal20Regular,
} from '../ui/icons.ts';

const useStyles = makeStyles({ word: { '@media (max-width: 480px)': { display: 'none' } } });

/** What is needed seldom, and *View as client*, one click from every page. */
export function MoreMenu({ isOpenAtFirst }: { isOpenAtFirst: boolean }) {
  const styles = useStyles();
  const { go } = useNavigation();
  return (
    <Menu defaultOpen={isOpenAtFirst}>
      <MenuTrigger disableButtonEnhancement>
        <Button appearance="subtle" aria-label="More" icon={<MoreHorizontal20Regular />}>
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
