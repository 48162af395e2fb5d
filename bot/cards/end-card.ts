import { card, heading, line, openLink, type Card } from './card.ts';

/** What became of what a one-to-one card asked for. */
export type End = {
  what: string;
  lines: readonly string[];
  /** What was said with it, in its own words. */
  quote?: string | null;
  /** Who did it and when: "Tomás Ferreira, Tue 24 Nov, 10:31 Zurich". */
  by: string;
};

/** Instead of a one-to-one card whose story is over: nothing is left to press but the link. */
export function endCard({ what, lines, quote, by, project, url }: End & Place): Card {
  return card(
    [
      heading(what, project),
      ...lines.map((text) => line(text)),
      ...(quote ? [line(`“${quote}”`, { large: true })] : []),
      line(by, { subtle: true }),
    ],
    [openLink(url)],
  );
}

type Place = { project: string; url: string };
