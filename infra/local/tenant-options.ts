import type { KillMoment } from './exchange.ts';
import type { ActsView } from './page-model.ts';

export interface TenantOptions {
  /** 0 (the default) = any free port. */
  port?: number;
  /** Where state and ledger are kept; absent = in memory only. */
  folder?: string;
  /** Called by a 'kill' fault: the test ends the product here. */
  onKill?: (moment: KillMoment) => void;
  /** Where the product listens; asked at every delivery. */
  productUrl?: () => string | null;
  /** Origin the browser sees, when it isn't the tenant's own address. */
  publicUrl?: string;
  /** What "Start over" does; it must call the tenant's own reset when the product has stopped. */
  onReset?: (resetTenant: () => void) => Promise<void>;
  /** Somebody is about to start over: what can be made ready for it may be made ready. */
  onPrepare?: () => void;
  /** What was asked of the product, for the tour. */
  acts?: () => ActsView;
  now?: () => Date;
}
