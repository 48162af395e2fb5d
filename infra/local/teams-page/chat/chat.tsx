import { Text } from '@fluentui/react-components';
import { useHere } from '../place/use-place.ts';
import { useMicrosoft } from '../servers/queries.ts';
import { Problem, Waiting } from '../shell/states.tsx';
import { Conversation } from './conversation.tsx';

/** The person's one-to-one chat with Handover. */
export function Chat() {
  const { place } = useHere();
  const all = useMicrosoft('conversations', `conversations?person=${place.person.id}`);
  if (all.isPending) return <Waiting />;
  if (all.error) return <Problem error={all.error} retry={() => void all.refetch()} />;
  const chat = all.data.find((one) => one.kind === 'personal');
  if (!chat) return <Text>{place.person.name} has no chat with Handover.</Text>;
  return (
    <Conversation
      key={chat.id}
      conversationId={chat.id}
      inChannel={false}
      label="Chat with Handover"
      empty="Nothing yet. Ask a question in plain words, or type help."
    />
  );
}
