import { createElement } from 'react';
import type { ReactNode } from 'react';
import { OpenLink } from '../host/use-open-link.tsx';

const KEPT = new Set(
  'p br b strong i em u ul ol li h1 h2 h3 h4 table thead tbody tr td th blockquote hr div span'.split(
    ' ',
  ),
);
const EMPTY = new Set(['br', 'hr']);
const DROPPED = new Set(['script', 'style', 'head', 'template', 'iframe', 'object', 'noscript']);

/**
 * HTML of a mail, rebuilt from an allow-list of elements without any of their attributes: nothing
 * in it can run, load, or look like a part of the page.
 */
export function PlainHtml({ html }: { html: string }) {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  return <>{childrenOf(parsed.body)}</>;
}

function childrenOf(node: Node): ReactNode[] {
  return [...node.childNodes].map((child, index) => shown(child, index));
}

function shown(node: Node, key: number): ReactNode {
  if (node.nodeType === Node.TEXT_NODE) return layoutSpace(node) ? null : node.textContent;
  if (!(node instanceof Element)) return null;
  const name = node.localName;
  if (DROPPED.has(name)) return null;
  if (name === 'a') {
    return (
      <OpenLink key={key} address={node.getAttribute('href') ?? ''}>
        {childrenOf(node)}
      </OpenLink>
    );
  }
  if (!KEPT.has(name)) return <span key={key}>{childrenOf(node)}</span>;
  return EMPTY.has(name)
    ? createElement(name, { key })
    : createElement(name, { key }, ...childrenOf(node));
}

// React warns of white space between the rows of a table; it means nothing there.
function layoutSpace(node: Node): boolean {
  const parent = node.parentElement?.localName ?? '';
  const inTable = ['table', 'thead', 'tbody', 'tr'].includes(parent);
  return inTable && (node.textContent ?? '').trim() === '';
}
