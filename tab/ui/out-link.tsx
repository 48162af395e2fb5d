import { Link } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useHost } from '../host.ts';
import { Open16Regular } from './icons.ts';

/** A link out of the tab; anything but https is shown as plain text (IN02). */
export function OutLink({ url, children }: { url: string; children: ReactNode }) {
  const host = useHost();
  if (!isWebAddress(url)) return <span>{children}</span>;
  return (
    <Link
      href={url}
      target="_blank"
      rel="noreferrer"
      onClick={(event) => {
        event.preventDefault();
        void host.openLink(url);
      }}
    >
      {children} <Open16Regular aria-label="opens outside the tab" />
    </Link>
  );
}

function isWebAddress(url: string): boolean {
  return URL.canParse(url) && new URL(url).protocol === 'https:';
}
