import { Subtitle2, Tab, TabList, Text, makeStyles, tokens } from '@fluentui/react-components';
import { Conversation } from '../chat/conversation.tsx';
import { ConfigDialog } from '../frame/config-dialog.tsx';
import { usePinnedTabs } from '../frame/pinned-tabs.ts';
import { tabAddress } from '../frame/tab-address.ts';
import { TabFrame } from '../frame/tab-frame.tsx';
import type { View } from '../place/place.ts';
import { useHere } from '../place/use-place.ts';
import { useMicrosoft } from '../servers/queries.ts';
import { ChannelFiles } from '../viewers/files.tsx';

const useStyles = makeStyles({
  line: {
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    paddingInline: tokens.spacingHorizontalL,
    '@media (max-width: 560px)': { columnGap: 0, paddingInline: tokens.spacingHorizontalS },
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  note: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    color: tokens.colorNeutralForeground3,
  },
  room: { flexGrow: 1, minHeight: 0, overflow: 'auto' },
});

/** A channel: its name, its tabs, and the one that is open. */
export function ChannelView() {
  const styles = useStyles();
  const { place } = useHere();
  const all = useMicrosoft('conversations', `conversations?person=${place.person.id}`);
  const mine = all.data?.some((one) => one.id === place.channel.id) ?? null;
  return (
    <>
      <div className={styles.line}>
        <Subtitle2 as="h1">{place.channel.name}</Subtitle2>
        <ChannelTabs />
        {mine && place.person.kind === 'member' && <ConfigDialog />}
      </div>
      {mine === false && (
        <Text className={styles.note}>
          {place.person.name} isn’t in this channel: a link from somebody else leads here.
        </Text>
      )}
      {(mine || place.view === 'handover') && (
        <div className={styles.room}>
          <OpenTab />
        </div>
      )}
    </>
  );
}

function ChannelTabs() {
  const { place, go } = useHere();
  const pinned = usePinnedTabs(place.channel);
  const open = pinned.find((tab) => tab.path === place.tabPath);
  const select = (value: string) => {
    const tab = pinned.find((one) => one.path === value);
    go(tab ? { view: 'handover', tabPath: tab.path } : { view: value as View });
  };
  return (
    <TabList
      aria-label={`Tabs of ${place.channel.name}`}
      selectedValue={place.view === 'handover' && open ? open.path : place.view}
      onTabSelect={(_event, { value }) => select(String(value))}
    >
      <Tab value="posts">Posts</Tab>
      <Tab value="files">Files</Tab>
      <Tab value="handover">Handover</Tab>
      {pinned.map((tab) => (
        <Tab key={tab.path} value={tab.path}>
          {tab.name}
        </Tab>
      ))}
    </TabList>
  );
}

function OpenTab() {
  const { place } = useHere();
  const pinned = usePinnedTabs(place.channel);
  if (place.view === 'posts') {
    return (
      <Conversation
        key={`${place.channel.id} ${place.person.id}`}
        conversationId={place.channel.id}
        inChannel
        label={`Write in ${place.channel.name}`}
        empty="Nothing has been written in this channel. Ask Handover something, or type help."
      />
    );
  }
  if (place.view === 'files')
    return <ChannelFiles key={place.channel.id} channel={place.channel} />;
  return (
    <TabFrame
      title="Handover"
      address={tabAddress(place)}
      clientType="desktop"
      inChannel
      entityId={pinned.find((tab) => tab.path === place.tabPath)?.entityId ?? 'handover'}
    />
  );
}
