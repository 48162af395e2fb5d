/**
 * Which of the bot's messages the Playground's page shows. It shows only what came since it was
 * opened; after a change to a message that it never saw it fails and connects anew, and what comes
 * meanwhile is lost to it.
 */
export interface Shown {
  has(messageId: string): boolean;
  /** Takes the id out of the Playground's answer to a send. */
  note(answer: unknown): void;
  /** The page was opened anew. */
  forget(): void;
}

/** Nothing is shown yet. */
export function createShown(): Shown {
  const ids = new Set<string>();
  return {
    has: (messageId) => ids.has(messageId),
    note(answer) {
      const { id, activityId } = (answer ?? {}) as { id?: string; activityId?: string };
      const messageId = activityId ?? id;
      if (messageId) ids.add(messageId);
    },
    forget: () => ids.clear(),
  };
}
