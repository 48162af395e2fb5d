import { ReadableStream } from 'node:stream/web';
import { TextDecoder, TextEncoder } from 'node:util';

/** A stream of the service, said bit by bit by a test. */
export interface Said {
  stream: globalThis.ReadableStream<Uint8Array>;
  say: (text: string) => void;
  end: () => void;
  /** True once the tab has let go of it. */
  isLeft: () => boolean;
}

/** Opens a stream that says nothing yet; jsdom has none of its own, so Node's is used. */
export function aStream(): Said {
  Reflect.set(globalThis, 'TextDecoder', TextDecoder);
  let isLeft = false;
  let say: (bytes: Uint8Array) => void = () => undefined;
  let end: () => void = () => undefined;
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => {
      say = (bytes) => controller.enqueue(bytes);
      end = () => controller.close();
    },
    cancel: () => {
      isLeft = true;
    },
  });
  return {
    stream: stream as unknown as Said['stream'],
    say: (text) => say(new TextEncoder().encode(text)),
    end,
    isLeft: () => isLeft,
  };
}
