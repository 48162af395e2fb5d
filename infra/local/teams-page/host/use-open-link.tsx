import { Link, Toast, ToastBody, ToastTitle, useToastController } from '@fluentui/react-components';
import { useCallback } from 'react';
import { useHere } from '../place/use-place.ts';
import { destinationOf } from './links.ts';

export const TOASTER_ID = 'outside-links';

/** Opens a link as far as this machine goes; one that would leave it is only shown. */
export function useOpenLink(): (address: string) => void {
  const { world, go } = useHere();
  const { dispatchToast } = useToastController(TOASTER_ID);
  return useCallback(
    (address) => {
      const destination = destinationOf(address, { world, origin: window.location.origin });
      if (destination.kind === 'here') go(destination.change);
      else if (destination.kind === 'window')
        window.open(destination.address, '_blank', 'noopener');
      else dispatchToast(<LeadsOutside address={destination.address} />, { timeout: 10_000 });
    },
    [world, go, dispatchToast],
  );
}

function LeadsOutside({ address }: { address: string }) {
  return (
    <Toast>
      <ToastTitle>This link leads out of this machine</ToastTitle>
      <ToastBody>In a real Microsoft 365 it opens {shorten(address)}.</ToastBody>
    </Toast>
  );
}

/** A link shown in the page that opens the way `useOpenLink` does. */
export function OpenLink({ address, children }: { address: string; children: React.ReactNode }) {
  const open = useOpenLink();
  return (
    <Link as="button" inline onClick={() => open(address)}>
      {children}
    </Link>
  );
}

function shorten(address: string): string {
  return address.length > 90 ? `${address.slice(0, 90)}…` : address;
}
