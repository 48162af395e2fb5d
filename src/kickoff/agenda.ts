import { shorten } from '../one-line.ts';
import type { SharedContent } from '../sharing/facts.ts';
import type { Meaning, Template } from '../templates/model.ts';
import { itemMeaning } from '../templates/rules.ts';

const longest = 140;

type About = { project: string; clientName: string; shared: SharedContent | null };

/** The invitation's subject. */
export function subjectOf({ project, clientName }: About): string {
  return `Kickoff: ${project} (${clientName})`;
}

/**
 * The agenda, made from what the client was last shown and nothing else, so that an invitation can
 * never carry what is ours (CF06).
 */
export function agendaOf({ shared, template }: About & { template: Template }): string[] {
  const said = (meaning: Meaning): string => {
    const key = itemMeaning(template, meaning)?.key;
    const item = shared?.items.find((one) => one.key === key);
    const first = item?.text ?? item?.rows.map((row) => row[0]).join('; ');
    return first ? `: ${shorten(first, longest)}` : '';
  };
  return [
    'Introductions, and who to write to',
    'Let us confirm what our team documented',
    `Goals and measures${said('business-goals')}`,
    `Scope and deliverables${said('deliverables')}`,
    `What is not included${said('exclusions')}`,
    `Timeline and first milestone${said('timeline')}`,
    'Who decides what',
    `Channels and meetings${said('cadence')}`,
    'Risks and open questions',
    'Decisions, read back',
  ];
}
