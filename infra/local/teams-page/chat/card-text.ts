import { AdaptiveCard } from 'adaptivecards';
import { literalHtml } from './literal-html.ts';

/** Makes cards show their text literally: no markdown, no HTML. */
export function prepareCards(): void {
  AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = literalHtml(text);
    result.didProcess = true;
  };
}
