import { Button } from '@fluentui/react-components';
import { useEffect, useRef, type ReactNode } from 'react';
import { Row, Stack } from './layout.tsx';
import { Failed } from './states.tsx';

/** A list that is read page by page. */
export interface Growing {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  isFetchNextPageError: boolean;
  error: Error | null;
  fetchNextPage: () => unknown;
}

/**
 * A list with a button for what comes after it. The focus goes on to the first line that came, as the
 * button has moved away below it, or is gone.
 */
export function ShowMore({ list, children }: { list: Growing; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const seen = useRef<number | null>(null);
  const lines = () => [...(box.current?.querySelectorAll('li, [role="radio"], input') ?? [])];
  useEffect(() => {
    const first = seen.current === null ? undefined : lines()[seen.current];
    if (!first) return;
    seen.current = null;
    (first.querySelector('button') ?? (first as HTMLElement)).focus();
  });
  const more = () => {
    seen.current = lines().length;
    void list.fetchNextPage();
  };
  return (
    <Stack>
      <div ref={box}>{children}</div>
      {list.isFetchNextPageError ? (
        <Failed error={list.error} onRetry={more} />
      ) : list.hasNextPage ? (
        <Row>
          <Button onClick={more} disabledFocusable={list.isFetchingNextPage}>
            Show more
          </Button>
        </Row>
      ) : null}
    </Stack>
  );
}
