import { useCallback, useRef } from 'react';

/**
 * Gives the Idempotency-Key of a form: the same text sent again has the same key, so that a double
 * press or a retry creates one thing; changed text is a new request with a new key.
 */
export function useOnceKey(): (body: unknown) => string {
  const last = useRef({ text: '', key: '' });
  return useCallback((body: unknown) => {
    const text = JSON.stringify(body);
    if (last.current.text !== text) last.current = { text, key: crypto.randomUUID() };
    return last.current.key;
  }, []);
}
