import type {
  Action,
  CardElement,
  IOpenUrlAction,
  IRichTextBlock,
  ISubmitAction,
} from '@microsoft/teams.cards';

/** Building blocks of our cards: Adaptive Card 1.5, plain, at most three buttons, the last a link. */
export type Card = {
  $schema: string;
  type: 'AdaptiveCard';
  version: '1.5';
  body: CardElement[];
  actions: Action[];
};

/** Typed text goes into text runs, which know no markdown: what a person wrote is shown as written (IN03). */
export function line(
  text: string,
  style: { bold?: boolean; subtle?: boolean; large?: boolean } = {},
): IRichTextBlock {
  return {
    type: 'RichTextBlock',
    spacing: 'Small',
    inlines: [
      {
        type: 'TextRun',
        text,
        ...(style.bold ? { weight: 'Bolder' } : {}),
        ...(style.subtle ? { isSubtle: true } : {}),
        ...(style.large ? { size: 'Medium' } : {}),
      },
    ],
  };
}

/** A button that sends `data` back to the bot; the bot checks rights again when it is pressed. */
export function button(
  title: string,
  data: { do: string } & Record<string, unknown>,
): ISubmitAction {
  return { type: 'Action.Submit', title, data };
}

/** The link that every card ends with, as its second path. */
export function openLink(url: string): IOpenUrlAction {
  return { type: 'Action.OpenUrl', title: 'Open', url };
}

/** A card; more than three buttons would not fit a phone. */
export function card(body: CardElement[], actions: Action[]): Card {
  return {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.5',
    body,
    actions: actions.slice(0, 3),
  };
}

/** A card with one more line under its heading. */
export function withLine(shown: Card, text: string): Card {
  const [top, ...rest] = shown.body;
  return { ...shown, body: [...(top ? [top] : []), line(text, { subtle: true }), ...rest] };
}

/** The line on top of every card: what it is, and of which handover. */
export function heading(what: string, project: string): IRichTextBlock {
  return line(`${what} · ${project}`, { bold: true });
}
