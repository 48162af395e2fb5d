import type { Progress } from '../start/progress.ts';
import type { Between, BetweenOf } from '../start/session.ts';
import { openForwarder } from './forwarder.ts';
import { type Playground, startPlayground } from './package.ts';

/** The Playground and its forwarder, put between the local tenant and the product. */
export interface PlaygroundBetween {
  open(of: BetweenOf, onDeath: (sentence: string) => void): Promise<Between>;
  /** Where the Playground's page is. */
  url(): string;
}

/** Nothing runs yet: `open` starts both, with the Playground's own files in the folder. */
export function createBetween(options: { folder: string; progress: Progress }): PlaygroundBetween {
  let playground: Playground | null = null;
  return {
    url: () => playground?.url ?? '',
    async open({ tenant, productUrl }, onDeath) {
      const playgroundUrl = () => playground?.url ?? null;
      const forwarder = await openForwarder({ tenant, productUrl, playgroundUrl });
      const { botEndpoint, connectorUrl } = forwarder;
      const close = async () => {
        await playground?.stop();
        await forwarder.close();
      };
      try {
        playground = await startPlayground({ botEndpoint, folder: options.folder, onDeath });
      } catch (error) {
        await close();
        throw error;
      }
      options.progress.say("Microsoft's Agents Playground is up");
      const addresses = tenant.addresses.replace(`${tenant.url}/connector`, connectorUrl);
      return { addresses, close };
    },
  };
}
