import { Caption1, Subtitle2, Text, makeStyles, tokens } from '@fluentui/react-components';
import type { MailView } from '../../page-model.ts';
import { MessageText } from '../chat/message-text.tsx';
import { clock } from '../shell/times.ts';
import { AnswerInvitation } from './answer-invitation.tsx';
import { PlainHtml } from './plain-html.tsx';

const useStyles = makeStyles({
  letter: {
    overflowY: 'auto',
    padding: tokens.spacingHorizontalL,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
  },
  quiet: { color: tokens.colorNeutralForeground3 },
  body: { maxWidth: '72ch', paddingBlockStart: tokens.spacingVerticalM },
});

/** Whose mailbox it lies in. */
export interface Reader {
  name: string;
  mail: string;
}

const TO_ANSWER = ['invitation', 'update'];

/** One mail in full; an invitation can be answered. */
export function Letter({ mail, reader }: { mail: MailView; reader: Reader }) {
  const styles = useStyles();
  const names = (people: MailView['to']) => people.map((one) => one.name || one.mail).join(', ');
  return (
    <article className={styles.letter} aria-label={mail.subject} tabIndex={0}>
      <Subtitle2 as="h2">{mail.subject}</Subtitle2>
      <Caption1 className={styles.quiet}>
        {mail.from.name} to {names(mail.to)}
        {mail.cc.length > 0 ? `, copy to ${names(mail.cc)}` : ''} · {clock(mail.at)}
      </Caption1>
      {mail.attachments.length > 0 && (
        <Text>With {mail.attachments.map((one) => one.name).join(', ')}</Text>
      )}
      {mail.eventId && mail.folder === 'inbox' && TO_ANSWER.includes(mail.kind) && (
        <AnswerInvitation key={mail.id} eventId={mail.eventId} {...reader} />
      )}
      <div className={styles.body}>
        {mail.bodyType === 'html' ? (
          <PlainHtml html={mail.body} />
        ) : (
          <MessageText text={mail.body} />
        )}
      </div>
    </article>
  );
}
