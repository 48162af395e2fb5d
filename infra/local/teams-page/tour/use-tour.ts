import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { WorldView } from '../../page-model.ts';
import { slug } from '../place/place.ts';
import { useHere } from '../place/use-place.ts';
import { askProduct } from '../servers/product.ts';
import { useMicrosoft } from '../servers/queries.ts';
import { readKept, writeKept } from './kept.ts';
import { judge, type AskedQuestion, type Judged } from './rules.ts';
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

interface Record {
  contosoId: string | null;
  questions: readonly AskedQuestion[];
}

function useJudged(wanted: boolean): readonly Judged[] {
  const { world } = useHere();
  const acts = useMicrosoft('acts', 'acts');
  const ledger = useMicrosoft('ledger', 'ledger');
  const record = useQuery({
    queryKey: ['product', 'tour'],
    queryFn: () => readContoso(world),
    refetchInterval: AGAIN_MS,
    enabled: wanted,
    retry: false,
  });
  if (!acts.data || !ledger.data || !record.data) return [];
  const guestIds = world.persons.filter((one) => one.kind === 'guest').map((one) => one.id);
  return judge({ ...acts.data, ...record.data, ledger: ledger.data, guestIds });
}

/** The deal in trouble and its questions, as the tech lead reads them. */
async function readContoso(world: WorldView): Promise<Record> {
  const reader = world.persons.find((one) => one.role === 'tech lead');
  const team = world.teams[0];
  const channel = team?.channels.find((one) => slug(one.name) === 'contoso');
  if (!reader || !team || !channel) return { contosoId: null, questions: [] };
  const query = new URLSearchParams({ team: team.id, channel: channel.id });
  const lines = await askProduct<{ handovers: { id: string; project: string }[] }>(
    `/api/handovers?${query}`,
    reader.id,
  );
  const all = lines?.handovers ?? [];
  const contosoId = (all.find((one) => one.project === 'Contoso ERP rollout') ?? all[0])?.id;
  if (!contosoId) return { contosoId: null, questions: [] };
  const asked = await askProduct<{ questions: AskedQuestion[] }>(
    `/api/handovers/${contosoId}/questions`,
    reader.id,
  );
  return { contosoId, questions: asked?.questions ?? [] };
}
