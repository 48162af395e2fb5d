import {
  Avatar,
  Button,
  Caption1,
  CounterBadge,
  Menu,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Text,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down';
import type { PersonView } from '../../page-model.ts';
import { useHere } from '../place/use-place.ts';
import { useWaiting } from '../servers/product.ts';
import { unseen } from './unseen.ts';

const useStyles = makeStyles({
  button: { justifyContent: 'flex-start', width: '100%', textAlign: 'start' },
  person: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    minWidth: 0,
    flexGrow: 1,
  },
  words: { display: 'flex', flexDirection: 'column', flexGrow: 1, minWidth: 0 },
  role: { color: tokens.colorNeutralForeground3 },
  hidden: unseen,
});

/** Whose eyes one looks through; a number stands where something waits for that person. */
export function PersonSwitcher() {
  const styles = useStyles();
  const { world, place, go } = useHere();
  const waiting = useWaiting(world.persons);
  const choose = (id: string | undefined) => {
    const person = world.persons.find((one) => one.id === id);
    if (person) go({ person });
  };
  return (
    <Menu
      checkedValues={{ person: [place.person.id] }}
      onCheckedValueChange={(_event, { checkedItems }) => choose(checkedItems[0])}
    >
      <MenuTrigger disableButtonEnhancement>
        <Button className={styles.button} size="large">
          <Person person={place.person} waiting={waiting.get(place.person.id) ?? 0} />
          <ChevronDownRegular />
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {world.persons.map((person) => (
            <MenuItemRadio key={person.id} name="person" value={person.id}>
              <Person person={person} waiting={waiting.get(person.id) ?? 0} />
            </MenuItemRadio>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

function Person({ person, waiting }: { person: PersonView; waiting: number }) {
  const styles = useStyles();
  return (
    <span className={styles.person}>
      <Avatar color="colorful" name={person.name} aria-hidden />
      <span className={styles.words}>
        <Text weight="semibold">{person.name}</Text>
        <Caption1 className={styles.role}>{person.role}</Caption1>
      </span>
      {waiting > 0 && (
        <span>
          <CounterBadge count={waiting} size="small" color="danger" />
          <span className={styles.hidden}> waiting</span>
        </span>
      )}
    </span>
  );
}
