import { Tab, TabList, Text, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { Chat } from '../chat/chat.tsx';
import type { Place, View } from '../place/place.ts';
import { HereContext, leaving, useHere } from '../place/use-place.ts';
import type { Here } from '../place/use-place.ts';
import { tabAddress } from './tab-address.ts';
import { TabFrame } from './tab-frame.tsx';

const useStyles = makeStyles({
  room: {
    padding: tokens.spacingHorizontalL,
    borderLeft: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground3,
    overflow: 'auto',
  },
  phone: {
    boxSizing: 'content-box',
    width: '360px',
    height: '100%',
    maxHeight: '720px',
    minHeight: '480px',
    display: 'flex',
    flexDirection: 'column',
    overflow: 'hidden',
    border: `${tokens.strokeWidthThickest} solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  title: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  screen: { flexGrow: 1, minHeight: 0, display: 'flex', flexDirection: 'column' },
  doors: {
    justifyContent: 'space-around',
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
});

/** The same person on a phone, 360 px wide, beside the desktop; it goes its own ways. */
export function Phone() {
  const styles = useStyles();
  const here = usePhonePlace();
  const { place, go } = here;
  return (
    <section className={styles.room} aria-label={`${place.person.name}’s phone`}>
      <HereContext value={here}>
        <div className={styles.phone}>
          <Text className={styles.title} weight="semibold">
            {place.view === 'handover' ? place.channel.name : 'Handover'}
          </Text>
          <div className={styles.screen}>
            <PhoneScreen />
          </div>
          <TabList
            className={styles.doors}
            selectedValue={place.view}
            onTabSelect={(_event, { value }) => go({ view: value as View })}
            aria-label="On the phone"
          >
            <Tab value="waiting">Waiting for me</Tab>
            <Tab value="handover">Channel</Tab>
            <Tab value="chat">Chat</Tab>
          </TabList>
        </div>
      </HereContext>
    </section>
  );
}

const ON_PHONE: readonly View[] = ['waiting', 'handover', 'chat'];

// Links pressed on the phone open on the phone, as far as it has a door for them.
function usePhonePlace(): Here {
  const desktop = useHere();
  const [own, setOwn] = useState<Partial<Place>>({
    ...leaving({ view: 'waiting' }),
    view: 'waiting',
  });
  const go = (change: Partial<Place>) => {
    const elsewhere = change.view !== undefined && !ON_PHONE.includes(change.view);
    if (elsewhere) desktop.go(change);
    else setOwn((before) => ({ ...before, ...leaving(change), ...change }));
  };
  return { ...desktop, place: { ...desktop.place, ...own }, go };
}

function PhoneScreen() {
  const { place } = useHere();
  if (place.view === 'chat') return <Chat />;
  return (
    <TabFrame
      title={`Handover on ${place.person.name}’s phone`}
      address={tabAddress(place)}
      clientType="android"
      inChannel={place.view === 'handover'}
      entityId={place.view}
    />
  );
}
