import type { z } from 'zod';
import type { Access } from '../people/access.ts';
import type { People } from '../people/names.ts';
import type { HandoverRow } from '../record/facts.ts';
import { isOwnSubmission } from '../record/holders.ts';
import { may } from '../record/permissions.ts';
import type { CheckRecord } from './facts.ts';
import type { checkView, mirrorView } from './model.ts';
import { checkerOf, checksFor } from './rules.ts';

type Scene = {
  handover: HandoverRow;
  checks: readonly CheckRecord[];
  access: Access;
  people: People;
};

/** The checks that this depth asks for: who gave each, or whose it is, and which are the reader's. */
export function presentChecks(scene: Scene): z.infer<typeof checkView>[] {
  const { access, handover, people } = scene;
  return checksFor(handover.depth).map(({ kind, role }) => {
    const check = scene.checks.find(
      (one) => one.kind === kind && !isOwnSubmission(handover, one.by),
    );
    const verb = role === 'tech-lead' ? 'feasibility-check' : 'delivery-check';
    return {
      kind,
      by: people.maybe(check?.by ?? checkerOf(handover, role)),
      at: check?.at ?? null,
      note: check?.note ?? null,
      mine: may(verb, access, handover.state) && !isOwnSubmission(handover, access.personId),
    };
  });
}

/** What tech understood, and whether sales agreed to those words. */
export function presentMirror({
  handover,
  people,
}: Pick<Scene, 'handover' | 'people'>): z.infer<typeof mirrorView> {
  return {
    text: handover.mirror_text,
    writtenBy: people.maybe(handover.mirror_by),
    writtenAt: handover.mirror_at,
    approvedBy: people.maybe(handover.mirror_approved_by),
    approvedAt: handover.mirror_approved_at,
  };
}
