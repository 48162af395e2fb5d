import {
  Button,
  Checkbox,
  MessageBar,
  MessageBarBody,
  Textarea,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { SendRegular } from '@fluentui/react-icons/svg/send';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useHere } from '../place/use-place.ts';
import { say } from '../servers/microsoft.ts';
import { notTaken } from './delivered.ts';

const useStyles = makeStyles({
  box: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  line: { display: 'flex', gap: tokens.spacingHorizontalS, alignItems: 'flex-end' },
  text: { flexGrow: 1 },
});

interface ComposeProps {
  conversationId: string;
  label: string;
  /** The thread it answers in; absent = a new one. */
  rootId?: string;
  /** In a channel the bot hears only what mentions it. */
  inChannel: boolean;
}

/** Where a person types; Enter sends, Shift and Enter begins a new line. */
export function Compose(props: ComposeProps) {
  const styles = useStyles();
  const [text, setText] = useState('');
  const [mention, setMention] = useState(true);
  const sending = useSay(props, () => setText(''));
  const send = () => {
    const said = text.trim();
    if (said === '' || sending.isPending) return;
    sending.mutate(props.inChannel && mention ? `<at>Handover</at> ${said}` : said);
  };
  const failure = sending.error ? sending.error.message : notTaken(sending.data);
  return (
    <div className={styles.box}>
      {failure && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{failure}</MessageBarBody>
        </MessageBar>
      )}
      <div className={styles.line}>
        <Textarea
          className={styles.text}
          aria-label={props.label}
          placeholder={props.inChannel ? 'ask Is single sign-on part of scope?' : 'Ask Handover'}
          value={text}
          rows={1}
          onChange={(_event, { value }) => setText(value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            send();
          }}
        />
        <Button icon={<SendRegular />} aria-label="Send" onClick={send} />
      </div>
      {props.inChannel && (
        <Checkbox
          size="medium"
          label="Mention Handover, so that it hears this"
          checked={mention}
          onChange={(_event, { checked }) => setMention(checked === true)}
        />
      )}
    </div>
  );
}

function useSay({ conversationId, rootId }: ComposeProps, sent: () => void) {
  const { place } = useHere();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (text: string) =>
      say(conversationId, { personId: place.person.id, text, ...(rootId ? { rootId } : {}) }),
    onSuccess: sent,
    onSettled: () => queries.invalidateQueries({ queryKey: ['microsoft'] }),
  });
}
