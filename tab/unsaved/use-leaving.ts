import { useEffect } from 'react';
import { useHost } from '../host.ts';
import type { Autosaves } from './autosaves.ts';

/**
 * Sends what isn't sent when the page may be gone in a moment, and when the network is back. Teams
 * takes a tab away without a word, and freezes it on a phone; a browser says it in one of these ways.
 */
export function useLeaving(autosaves: Autosaves): void {
  const host = useHost();
  useEffect(() => {
    const leave = () => void autosaves.flush({ isLast: true });
    const hide = () => {
      if (document.visibilityState === 'hidden') leave();
    };
    const again = () => void autosaves.flush();
    window.addEventListener('pagehide', leave);
    document.addEventListener('freeze', leave);
    document.addEventListener('visibilitychange', hide);
    window.addEventListener('online', again);
    host.onLeaving(async () => await autosaves.flush({ isLast: true }));
    return () => {
      autosaves.stop();
      window.removeEventListener('pagehide', leave);
      document.removeEventListener('freeze', leave);
      document.removeEventListener('visibilitychange', hide);
      window.removeEventListener('online', again);
    };
  }, [autosaves, host]);
}
