import { MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { AdaptiveCard, HostConfig, OpenUrlAction, SubmitAction } from 'adaptivecards';
import type { Action } from 'adaptivecards';
import { useEffect, useEffectEvent, useRef } from 'react';
import type { MessageView } from '../../page-model.ts';
import { useOpenLink } from '../host/use-open-link.tsx';
import { useHere } from '../place/use-place.ts';
import { submitCard } from '../servers/microsoft.ts';
import { CARD_LOOK } from './card-look.ts';
import { notTaken } from './delivered.ts';

const useStyles = makeStyles({
  card: {
    width: '100%',
    maxWidth: '480px',
    boxSizing: 'border-box',
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
    overflow: 'hidden',
    backgroundColor: tokens.colorNeutralBackground1,
  },
});

/** One Adaptive Card of a message; its buttons do what they do in Teams. */
export function Card({ json, message, conversationId }: CardProps) {
  const styles = useStyles();
  const place = useRef<HTMLDivElement>(null);
  const { press, failure } = usePress(message, conversationId);
  const pressed = useEffectEvent(press);
  const text = JSON.stringify(json);
  useEffect(() => {
    const card = new AdaptiveCard();
    card.hostConfig = new HostConfig(CARD_LOOK);
    card.onExecuteAction = (action) => pressed(action);
    card.onAnchorClicked = () => true;
    card.parse(JSON.parse(text));
    const shown = card.render();
    if (shown) place.current?.replaceChildren(shown);
  }, [text]);
  return (
    <>
      <div ref={place} className={`card ${styles.card}`} />
      {failure && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{failure}</MessageBarBody>
        </MessageBar>
      )}
    </>
  );
}

interface CardProps {
  json: Record<string, unknown>;
  message: MessageView;
  conversationId: string;
}

function usePress(message: MessageView, conversationId: string) {
  const { place } = useHere();
  const openLink = useOpenLink();
  const queries = useQueryClient();
  const submit = useMutation({
    mutationFn: (data: unknown) =>
      submitCard(conversationId, { personId: place.person.id, messageId: message.id, data }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['microsoft'] }),
  });
  const press = (action: Action) => {
    if (action instanceof OpenUrlAction && action.url) openLink(action.url);
    // A second press while the first is under way is what an impatient hand does; Teams waits too.
    else if (action instanceof SubmitAction && !submit.isPending) submit.mutate(action.data ?? {});
  };
  const failure = submit.error ? submit.error.message : notTaken(submit.data);
  return { press, failure };
}
