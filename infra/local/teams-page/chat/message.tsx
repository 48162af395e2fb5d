import { Avatar, Caption1, Text, makeStyles, tokens } from '@fluentui/react-components';
import { BotRegular } from '@fluentui/react-icons/svg/bot';
import type { MessageView } from '../../page-model.ts';
import { clock } from '../shell/times.ts';
import { Card } from './card.tsx';
import { MessageText } from './message-text.tsx';

const useStyles = makeStyles({
  message: { display: 'flex', gap: tokens.spacingHorizontalM },
  body: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    flexGrow: 1,
    minWidth: 0,
  },
  line: {
    display: 'flex',
    gap: tokens.spacingHorizontalS,
    alignItems: 'baseline',
    flexWrap: 'wrap',
  },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** One message: who, when, the text and its cards. */
export function Message(props: { message: MessageView; conversationId: string }) {
  const { message, conversationId } = props;
  const styles = useStyles();
  const { from } = message;
  return (
    <article className={styles.message} aria-label={`${from.name}, ${clock(message.at)}`}>
      <Face name={from.name} bot={from.bot} />
      <div className={styles.body}>
        <div className={styles.line}>
          <Text weight="semibold">{from.name}</Text>
          <Caption1 className={styles.quiet}>
            {clock(message.at)}
            {message.edited && !message.deleted ? ' · edited' : ''}
          </Caption1>
        </div>
        {message.deleted ? (
          <Text italic className={styles.quiet}>
            This message was deleted.
          </Text>
        ) : (
          <>
            {message.text && <MessageText text={message.text} />}
            {message.attachments.map((json, index) => (
              <Card key={index} json={json} message={message} conversationId={conversationId} />
            ))}
          </>
        )}
      </div>
    </article>
  );
}

/** The round face beside a name; Handover has a sign instead of letters. */
function Face({ name, bot = false }: { name: string; bot?: boolean }) {
  return bot ? (
    <Avatar color="brand" icon={<BotRegular />} aria-hidden />
  ) : (
    <Avatar color="colorful" name={name} aria-hidden />
  );
}
