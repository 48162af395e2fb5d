import type { z } from 'zod';
import type { Access } from '../people/access.ts';
import type { People } from '../people/names.ts';
import type { PointRecord } from '../points/facts.ts';
import { pointsFor } from '../points/rules.ts';
import type { HandoverRow } from '../record/facts.ts';
import { isOwnSubmission } from '../record/holders.ts';
import { may } from '../record/permissions.ts';
import type { CheckRecord } from './facts.ts';
import type { CheckKind, checkView, mirrorView } from './model.ts';
import { checkerOf, checksFor, refusalOf } from './rules.ts';

type Scene = {
  handover: HandoverRow;
  checks: readonly CheckRecord[];
  points: readonly PointRecord[];
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
      refusal: check ? null : refusalView(scene, kind),
      mine: may(verb, access, handover.state) && !isOwnSubmission(handover, access.personId),
    };
  });
}

/** What tech says against a check, as far as this reader may know of it. */
function refusalView(
  { points, access, handover, people }: Scene,
  kind: CheckKind,
): z.infer<typeof checkView>['refusal'] {
  const { state } = handover;
  const said = refusalOf(kind, pointsFor(points, { access, state }), state);
  return said && { by: people.ref(said.by), at: said.at, text: said.text };
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
    declined:
      handover.mirror_declined_at === null
        ? null
        : {
            by: people.maybe(handover.mirror_declined_by),
            at: handover.mirror_declined_at,
            because: handover.mirror_reason ?? '',
          },
  };
}
