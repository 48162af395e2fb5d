import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { WorldView } from '../../page-model.ts';
import { slug } from '../place/place.ts';
import { useHere } from '../place/use-place.ts';
import { askProduct } from '../servers/product.ts';
import { useMicrosoft } from '../servers/queries.ts';
import { readKept, writeKept } from './kept.ts';
import { judge, type AskedQuestion, type Deal, type Judged, type TourFacts } from './rules.ts';
import { STEPS } from './steps.ts';

// Answers from a card reach the product without this page hearing of it.
const AGAIN_MS = 3000;

export interface Tour {
  open: boolean;
  step: number;
  /** One for each step; empty until the first answers are here. */
  judged: readonly Judged[];
  show(open: boolean): void;
  turnTo(step: number): void;
}

/** The tour: where the visitor stands, and what of it really happened. */
export function useTour(): Tour {
  const { world } = useHere();
  const [kept, setKept] = useState(() => readKept(world.startedAt, window.location.search));
  const judged = useJudged(kept.open);
  // Open by itself, it stays open after a reload elsewhere; closed by a link, nothing is decided.
  useEffect(() => {
    if (kept.open) writeKept(world.startedAt, kept);
  }, [world.startedAt, kept]);
  const keep = (change: Partial<typeof kept>) => {
    const next = { ...kept, ...change };
    writeKept(world.startedAt, next);
    setKept(next);
  };
  return {
    open: kept.open,
    step: Math.min(Math.max(kept.step, 0), STEPS.length - 1),
    judged,
    show: (open) => keep({ open }),
    turnTo: (step) => keep({ step }),
  };
}

type Record = Pick<TourFacts, 'contoso' | 'northwind' | 'questions'>;

function useJudged(wanted: boolean): readonly Judged[] {
  const { world } = useHere();
  const acts = useMicrosoft('acts', 'acts');
  const ledger = useMicrosoft('ledger', 'ledger');
  const record = useQuery({
    queryKey: ['product', 'tour'],
    queryFn: () => readRecord(world),
    refetchInterval: AGAIN_MS,
    enabled: wanted,
    retry: false,
  });
  if (!acts.data || !ledger.data || !record.data) return [];
  const guestIds = world.persons.filter((one) => one.kind === 'guest').map((one) => one.id);
  return judge({ ...acts.data, ...record.data, ledger: ledger.data, guestIds });
}

/** The deals of the tour and the questions of the one in trouble, as the tech lead reads them. */
async function readRecord(world: WorldView): Promise<Record> {
  const reader = world.persons.find((one) => one.role === 'tech lead');
  if (!reader) return { contoso: null, northwind: null, questions: [] };
  const [contoso, northwind] = await Promise.all([
    readDeal(world, reader.id, { channel: 'contoso', project: 'Contoso ERP rollout' }),
    readDeal(world, reader.id, { channel: 'northwind', project: 'Northwind customer portal' }),
  ]);
  const asked =
    contoso &&
    (await askProduct<{ questions: AskedQuestion[] }>(
      `/api/handovers/${contoso.id}/questions`,
      reader.id,
    ));
  return { contoso, northwind, questions: asked?.questions ?? [] };
}

/** The example in a channel, whatever else was begun there since. */
async function readDeal(
  world: WorldView,
  readerId: string,
  wanted: { channel: string; project: string },
): Promise<Deal | null> {
  const team = world.teams[0];
  const channel = team?.channels.find((one) => slug(one.name) === wanted.channel);
  if (!team || !channel) return null;
  const query = new URLSearchParams({ team: team.id, channel: channel.id });
  const lines = await askProduct<{ handovers: (Deal & { project: string })[] }>(
    `/api/handovers?${query}`,
    readerId,
  );
  const all = lines?.handovers ?? [];
  return all.find((one) => one.project === wanted.project) ?? all[0] ?? null;
}
