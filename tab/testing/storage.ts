/** A device's memory that holds so many characters. */
export function aStorage(most = 5_000_000): Storage {
  const values = new Map<string, string>();
  const size = () => [...values].reduce((sum, [key, value]) => sum + key.length + value.length, 0);
  return {
    get length() {
      return values.size;
    },
    key: (index) => [...values.keys()][index] ?? null,
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => {
      const before = values.get(key);
      values.set(key, value);
      if (size() <= most) return;
      if (before === undefined) values.delete(key);
      else values.set(key, before);
      throw new DOMException('It is full.', 'QuotaExceededError');
    },
    removeItem: (key) => void values.delete(key),
    clear: () => values.clear(),
  };
}
