import {
  Button,
  Caption1,
  Dropdown,
  Field,
  Option,
  Text,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { MailView } from '../../page-model.ts';
import { useHere } from '../place/use-place.ts';
import { useMicrosoft } from '../servers/queries.ts';
import { Heading } from '../shell/heading.tsx';
import { Problem, Waiting } from '../shell/states.tsx';
import { clock } from '../shell/times.ts';
import { Letter } from './letter.tsx';
import { useMarkSeen } from './seen-mail.ts';

const useStyles = makeStyles({
  boxes: {
    maxWidth: '480px',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
  },
  room: {
    flexGrow: 1,
    minHeight: 0,
    display: 'grid',
    gridTemplateColumns: 'minmax(200px, 280px) minmax(0, 1fr)',
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    '@media (max-width: 800px)': {
      gridTemplateColumns: 'minmax(0, 1fr)',
      gridTemplateRows: 'fit-content(40%) minmax(0, 1fr)',
    },
  },
  list: {
    overflowY: 'auto',
    display: 'flex',
    flexDirection: 'column',
    borderRight: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  line: {
    flexShrink: 0,
    justifyContent: 'flex-start',
    textAlign: 'start',
    borderRadius: tokens.borderRadiusNone,
  },
  open: {
    backgroundColor: tokens.colorNeutralBackground1Selected,
    color: tokens.colorNeutralForeground1Selected,
  },
  box: { minWidth: 0, width: '100%' },
  words: { display: 'flex', flexDirection: 'column', minWidth: 0, overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground3 },
  empty: { padding: tokens.spacingHorizontalL },
});

/** A person's mail; also of the people who have no account here and get mail all the same. */
export function MailRoom() {
  const styles = useStyles();
  const { world, place } = useHere();
  const [address, setAddress] = useState(place.person.mail);
  const boxes = [place.person, ...world.contacts];
  const owner = boxes.find((one) => one.mail === address) ?? place.person;
  return (
    <>
      <Heading title="Mail" detail={owner.mail} />
      <Field className={styles.boxes} label="Whose mail" orientation="horizontal">
        <Dropdown
          className={styles.box}
          value={owner.name}
          selectedOptions={[owner.mail]}
          onOptionSelect={(_event, { optionValue }) => optionValue && setAddress(optionValue)}
        >
          {boxes.map((one) => (
            <Option key={one.mail} value={one.mail} text={one.name}>
              {one === place.person ? one.name : `${one.name}, ${one.company} (no account here)`}
            </Option>
          ))}
        </Dropdown>
      </Field>
      <Box key={address} address={address} name={owner.name} />
    </>
  );
}

function Box({ address, name }: { address: string; name: string }) {
  const styles = useStyles();
  const mails = useMicrosoft('mail', `mail?person=${encodeURIComponent(address)}`);
  useMarkSeen(address, mails.data);
  const [chosen, setChosen] = useState<string | null>(null);
  if (mails.isPending) return <Waiting />;
  if (mails.error) return <Problem error={mails.error} retry={() => void mails.refetch()} />;
  const sorted = mails.data.toSorted((one, other) => other.at.localeCompare(one.at));
  const open = sorted.find((mail) => mail.id === chosen) ?? sorted[0];
  if (!open) return <Text className={styles.empty}>No mail for {name}.</Text>;
  return (
    <div className={styles.room}>
      <div className={styles.list} role="group" aria-label="Letters">
        {sorted.map((mail) => (
          <Line key={mail.id} mail={mail} open={mail === open} onOpen={() => setChosen(mail.id)} />
        ))}
      </div>
      <Letter mail={open} reader={{ name, mail: address }} />
    </div>
  );
}

function Line({ mail, open, onOpen }: { mail: MailView; open: boolean; onOpen: () => void }) {
  const styles = useStyles();
  const who =
    mail.folder === 'sent' ? `To ${mail.to.map((one) => one.name).join(', ')}` : mail.from.name;
  return (
    <Button
      appearance="subtle"
      className={mergeClasses(styles.line, open && styles.open)}
      aria-pressed={open}
      onClick={onOpen}
    >
      <span className={styles.words}>
        <Text weight="semibold">{who}</Text>
        <Text>{mail.subject}</Text>
        <Caption1 className={open ? undefined : styles.quiet}>
          {clock(mail.at)}
          {mail.kind === 'mail' ? '' : ` · ${mail.kind}`}
        </Caption1>
      </span>
    </Button>
  );
}
