import { Caption1, Text, makeStyles, tokens } from '@fluentui/react-components';
import { CalendarLtrRegular } from '@fluentui/react-icons/svg/calendar-ltr';
import { ChannelRegular } from '@fluentui/react-icons/svg/channel';
import { ChatRegular } from '@fluentui/react-icons/svg/chat';
import { ClipboardTaskRegular } from '@fluentui/react-icons/svg/clipboard-task';
import { FolderRegular } from '@fluentui/react-icons/svg/folder';
import { MailRegular } from '@fluentui/react-icons/svg/mail';
import type { ConversationView } from '../../page-model.ts';
import type { Place } from '../place/place.ts';
import { useHere } from '../place/use-place.ts';
import { useChannelState } from '../servers/product.ts';
import { useMicrosoft } from '../servers/queries.ts';
import { useUnseenMail } from '../viewers/seen-mail.ts';
import { PersonSwitcher } from './person-switcher.tsx';
import { RailButton } from './rail-button.tsx';

const useStyles = makeStyles({
  rail: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalM,
    minHeight: '100%',
    boxSizing: 'border-box',
    backgroundColor: tokens.colorNeutralBackground3,
  },
  group: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS },
  heading: {
    paddingInline: tokens.spacingHorizontalS,
    color: tokens.colorNeutralForeground3,
  },
});

/** Who one is, and where one can go as that person. */
export function Rail({ onChosen }: { onChosen: () => void }) {
  const styles = useStyles();
  const { world, place, go } = useHere();
  const all = useMicrosoft('conversations', `conversations?person=${place.person.id}`);
  const unseen = useUnseenMail(place.person);
  const channels = (all.data ?? []).filter((one) => one.kind === 'channel');
  const chat = all.data?.find((one) => one.kind === 'personal');
  const visit = (change: Partial<Place>) => {
    go(change);
    onChosen();
  };
  return (
    <div className={styles.rail}>
      <PersonSwitcher />
      <nav className={styles.group} aria-label="Channels">
        {channels.length > 0 && (
          <Caption1 className={styles.heading}>{world.teams[0]?.name}</Caption1>
        )}
        {channels.map((channel) => (
          <ChannelButton key={channel.id} channel={channel} visit={visit} />
        ))}
        {all.data && channels.length === 0 && (
          <Text className={styles.heading}>No channel: not in this team.</Text>
        )}
      </nav>
      <nav className={styles.group} aria-label="Places">
        <RailButton
          icon={<ClipboardTaskRegular />}
          name="Waiting for me"
          current={place.view === 'waiting'}
          onClick={() => visit({ view: 'waiting' })}
        />
        <RailButton
          icon={<ChatRegular />}
          name="Chat"
          unread={chat?.unread ?? 0}
          current={place.view === 'chat'}
          onClick={() => visit({ view: 'chat' })}
        />
        <RailButton
          icon={<CalendarLtrRegular />}
          name="Calendar"
          current={place.view === 'calendar'}
          onClick={() => visit({ view: 'calendar' })}
        />
        <RailButton
          icon={<MailRegular />}
          name="Mail"
          unread={unseen}
          current={place.view === 'mail'}
          onClick={() => visit({ view: 'mail' })}
        />
        <RailButton
          icon={<FolderRegular />}
          name="Files"
          current={place.view === 'all-files'}
          onClick={() => visit({ view: 'all-files' })}
        />
      </nav>
    </div>
  );
}

const IN_CHANNEL = ['posts', 'files', 'handover'];

function ChannelButton(props: {
  channel: ConversationView;
  visit: (change: Partial<Place>) => void;
}) {
  const { channel, visit } = props;
  const { world, place } = useHere();
  const state = useChannelState(place.person, channel, world);
  const inChannel = IN_CHANNEL.includes(place.view);
  return (
    <RailButton
      icon={<ChannelRegular />}
      name={channel.name}
      detail={state}
      unread={channel.unread}
      current={inChannel && place.channel.id === channel.id}
      onClick={() =>
        visit({
          channel: { id: channel.id, name: channel.name },
          view: inChannel ? place.view : 'handover',
        })
      }
    />
  );
}
