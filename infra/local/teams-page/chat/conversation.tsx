import { Button, Divider, Text, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowReplyRegular } from '@fluentui/react-icons/svg/arrow-reply';
import { useEffect, useRef, useState } from 'react';
import type { MessageView } from '../../page-model.ts';
import { useHere } from '../place/use-place.ts';
import { useMicrosoft } from '../servers/queries.ts';
import { Problem, Waiting } from '../shell/states.tsx';
import { Compose } from './compose.tsx';
import { Message } from './message.tsx';

const useStyles = makeStyles({
  room: { height: '100%', minHeight: 0, display: 'flex', flexDirection: 'column' },
  list: {
    flexGrow: 1,
    minHeight: 0,
    overflowY: 'auto',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    padding: tokens.spacingHorizontalL,
  },
  thread: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    maxWidth: '840px',
  },
  replies: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    paddingInlineStart: tokens.spacingHorizontalXXXL,
  },
  reply: { alignSelf: 'flex-start' },
  compose: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  empty: { color: tokens.colorNeutralForeground3, maxWidth: '72ch' },
});

interface ConversationProps {
  conversationId: string;
  inChannel: boolean;
  label: string;
  empty: string;
}

/** A conversation: in a channel threads with their replies, in a chat one line of messages. */
export function Conversation({ conversationId, inChannel, label, empty }: ConversationProps) {
  const styles = useStyles();
  const { place } = useHere();
  const id = encodeURIComponent(conversationId);
  const messages = useMicrosoft(
    'messages',
    `conversations/${id}/messages?person=${place.person.id}`,
  );
  const bottom = useBottom(messages.data?.length ?? 0);
  if (messages.isPending) return <Waiting />;
  if (messages.error)
    return <Problem error={messages.error} retry={() => void messages.refetch()} />;
  const threads = inChannel ? threadsOf(messages.data) : [messages.data];
  return (
    <div className={styles.room}>
      <div className={styles.list} role="log" aria-label={label} tabIndex={0} ref={bottom}>
        {messages.data.length === 0 && <Text className={styles.empty}>{empty}</Text>}
        {threads.map((thread, index) =>
          inChannel ? (
            <Thread
              key={thread[0]?.rootId ?? index}
              thread={thread}
              conversationId={conversationId}
            />
          ) : (
            <div key="chat" className={styles.thread}>
              {thread.map((message) => (
                <Message key={message.id} message={message} conversationId={conversationId} />
              ))}
            </div>
          ),
        )}
      </div>
      <div className={styles.compose}>
        <Compose conversationId={conversationId} label={label} inChannel={inChannel} />
      </div>
    </div>
  );
}

function Thread(props: { thread: MessageView[]; conversationId: string }) {
  const { thread, conversationId } = props;
  const styles = useStyles();
  const [answering, setAnswering] = useState(false);
  const [first, ...replies] = thread;
  if (!first) return null;
  return (
    <div className={styles.thread}>
      <Message message={first} conversationId={conversationId} />
      <div className={styles.replies}>
        {replies.map((message) => (
          <Message key={message.id} message={message} conversationId={conversationId} />
        ))}
        {answering ? (
          <Compose
            conversationId={conversationId}
            rootId={first.rootId}
            label="Reply in this thread"
            inChannel
          />
        ) : (
          <Button
            className={styles.reply}
            appearance="subtle"
            size="small"
            icon={<ArrowReplyRegular />}
            onClick={() => setAnswering(true)}
          >
            Reply
          </Button>
        )}
      </div>
      <Divider />
    </div>
  );
}

/** Messages by their thread, the thread with the latest message last. */
function threadsOf(messages: MessageView[]): MessageView[][] {
  const threads = new Map<string, MessageView[]>();
  for (const message of messages) {
    threads.set(message.rootId, [...(threads.get(message.rootId) ?? []), message]);
  }
  const latest = (thread: MessageView[]) => thread.at(-1)?.at ?? '';
  return [...threads.values()].toSorted((one, other) => latest(one).localeCompare(latest(other)));
}

function useBottom(count: number) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [count]);
  return list;
}
