import { Text, makeStyles, tokens } from '@fluentui/react-components';
import { OpenLink } from '../host/use-open-link.tsx';

const useStyles = makeStyles({
  text: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', maxWidth: '72ch' },
  mention: { color: tokens.colorBrandForeground1, fontWeight: tokens.fontWeightSemibold },
});

/** A message's text as it was written; only mentions and links are more than letters. */
export function MessageText({ text }: { text: string }) {
  const styles = useStyles();
  const parts = text.split(/(<at>[^<]*<\/at>|https?:\/\/[^\s<>"]+)/g);
  return (
    <Text className={styles.text} block>
      {parts.map((part, index) => {
        const mention = /^<at>(.*)<\/at>$/.exec(part);
        if (mention) {
          return (
            <span key={index} className={styles.mention}>
              {mention[1]}
            </span>
          );
        }
        if (!/^https?:/.test(part)) return part;
        return (
          <OpenLink key={index} address={part}>
            {part}
          </OpenLink>
        );
      })}
    </Text>
  );
}
