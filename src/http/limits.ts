import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Cost } from '../contract.ts';
import { Refusal } from '../refusal.ts';

/**
 * How many calls of each cost one person has in a minute, how much one speaker may say to the bot within a
 * conversation, and all of them together there.
 */
export type Allowance = Record<Cost | 'speaker' | 'conversation', number>;

/** Counts calls. @throws Refusal rate_limited, with the seconds to wait. */
export type Limits = {
  person(who: { tenantId: string; personId: string }, cost: Cost): Promise<void>;
  speaker(who: { conversationId: string; speakerId: string }): Promise<void>;
};

const windowSeconds = 60;

/**
 * Opens the counters of this process (LM08). They go by who is signed in, never by an address or a
 * header that anybody could write (AZ11); one person's rush takes nothing from anybody else.
 */
export function openLimits(allowance: Allowance): Limits {
  const counter = (points: number) => new RateLimiterMemory({ points, duration: windowSeconds });
  const persons = {
    read: counter(allowance.read),
    write: counter(allowance.write),
    outside: counter(allowance.outside),
  };
  const speakers = counter(allowance.speaker);
  const conversations = counter(allowance.conversation);
  return {
    person: async ({ tenantId, personId }, cost) =>
      await count(persons[cost], `${tenantId}/${personId}`),
    speaker: async ({ conversationId, speakerId }) => {
      // A thread of a channel is the channel: a new one would be a new allowance.
      const place = conversationId.split(';')[0] ?? conversationId;
      // Whoever says too much is stopped before it is taken from everybody else there.
      await count(speakers, `${place}/${speakerId}`);
      await count(conversations, place);
    },
  };
}

async function count(counter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await counter.consume(key);
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    const retryAfterSeconds = Math.max(1, Math.ceil(error.msBeforeNext / 1000));
    throw new Refusal(
      'rate_limited',
      'That was more than one person does in a minute. Wait a moment, then go on.',
      { retryAfterSeconds },
    );
  }
}
