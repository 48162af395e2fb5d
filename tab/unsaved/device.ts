/** What is kept changes its form with this number, so that no page reads what another version wrote. */
const version = 1;

/** A part of the device's memory: JSON under names, of one kind and one person. */
export interface DeviceMemory {
  /** All that is kept, by name. */
  read(): Map<string, unknown>;
  write(name: string, value: unknown): void;
  remove(name: string): void;
  /** Calls when another window of the same person wrote (the value) or removed (undefined). */
  follow(listener: (name: string, value: unknown) => void): void;
}

/** The browser's memory for this address; null where it allows none. */
export function deviceStorage(): Storage | null {
  try {
    return globalThis.localStorage;
  } catch {
    // Reading the property alone is refused where cookies are blocked.
    return null;
  }
}

/** Opens a part of the device's memory; without one, nothing is remembered. */
export function openDevice(storage: Storage | null, part: string): DeviceMemory {
  const prefix = `handover ${version} ${part} `;
  const nameOf = (key: string) => key.slice(prefix.length);
  return {
    read: () => {
      const keys = Array.from({ length: storage?.length ?? 0 }, (_, at) => storage?.key(at) ?? '');
      const own = keys.filter((key) => key.startsWith(prefix));
      return new Map(own.map((key) => [nameOf(key), parsed(storage?.getItem(key) ?? null)]));
    },
    write: (name, value) => {
      try {
        storage?.setItem(prefix + name, JSON.stringify(value));
      } catch {
        // It is full. The page still remembers, as long as it is open; an older text would be worse.
        storage?.removeItem(prefix + name);
      }
    },
    remove: (name) => storage?.removeItem(prefix + name),
    follow: (listener) => {
      if (storage === null) return;
      window.addEventListener('storage', ({ key, newValue }) => {
        if (key?.startsWith(prefix)) listener(nameOf(key), parsed(newValue));
      });
    },
  };
}

function parsed(text: string | null): unknown {
  if (text === null) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
