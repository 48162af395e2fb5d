import { Body1 } from '@fluentui/react-components';
import type { KickoffView } from '../../src/kickoff/model.ts';
import { firstName } from '../../src/words.ts';

type Reply = KickoffView['replies'][number];

/** Who answered what in Outlook, in one sentence; those who come first. */
export function Replies({ replies }: { replies: readonly Reply[] }) {
  if (replies.length === 0) return null;
  const order: Reply['answer'][] = ['accepted', 'tentative', 'declined', 'none'];
  const sorted = replies.toSorted((a, b) => order.indexOf(a.answer) - order.indexOf(b.answer));
  return <Body1>{sorted.map((reply) => clauseOf(reply, replies)).join(', ')}.</Body1>;
}

function clauseOf(reply: Reply, all: readonly Reply[]): string {
  const first = firstName(reply.name);
  const isAlone = all.filter(({ name }) => firstName(name) === first).length === 1;
  const name = isAlone ? first : reply.name;
  return `${name} ${reply.proposes === null ? DID[reply.answer] : 'proposes another time'}`;
}

const DID = {
  accepted: 'accepted',
  tentative: 'may come',
  declined: 'declined',
  none: 'hasn’t answered',
} as const;
