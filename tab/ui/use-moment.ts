import { useEffect, useState } from 'react';

/** True for so many seconds after this became what it is; null is nothing. */
export function useMoment(what: string | number | null, seconds = 10): boolean {
  const [over, setOver] = useState<string | number | null>(null);
  useEffect(() => {
    if (what === null) return undefined;
    const timer = setTimeout(() => setOver(what), seconds * 1000);
    return () => clearTimeout(timer);
  }, [what, seconds]);
  return what !== null && over !== what;
}
