/** Nobody reads in less time what has just appeared. */
const readingMs = 300;
/** A finger doesn't meet the same spot twice. */
const nearPx = 24;
/** How long after a press another one may be meant for what was there then. */
const watchedMs = 4000;
const lookEveryMs = 50;

const pressables = 'button, a[href], [role="button"]';
/** What only leads to another page binds nobody. */
const harmless = '[role="tab"]';
/** Keys that press; by any other the person goes elsewhere, and presses there. */
const pressing = new Set(['Enter', ' ']);

/** What stood at a place: the same element may become another button by its words. */
interface Stood {
  element: Element | null;
  words: string;
}

interface Press {
  at: number;
  /** Where the pointer was; null for a press with the keyboard, whose place is the focus. */
  point: { x: number; y: number } | null;
  pressed: Stood;
  /** What stands there now, and since when. */
  now: Stood;
  since: number;
}

/**
 * A second press never lands on the button that took the place of the first: what appeared at that
 * place is pressed by a press of its own, once there was time to read it.
 */
export function guardSecondPress(page: Document): void {
  let last: Press | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = () => {
    if (last === null) return;
    const stands = standing(page, last);
    if (!isSame(stands, last.now)) Object.assign(last, { now: stands, since: performance.now() });
    if (performance.now() - last.at < watchedMs) timer = setTimeout(look, lookEveryMs);
    else last = null;
  };
  page.addEventListener(
    'click',
    (event) => {
      const element = event.target instanceof Element ? event.target.closest(pressables) : null;
      // Whoever has pressed or typed elsewhere meanwhile is not pressing on.
      if (last !== null && !isNear(event, last)) last = null;
      if (element === null || element.matches(harmless)) return;
      const here = stood(element);
      if (last !== null && !isSame(here, last.pressed)) {
        look();
        const isDouble = event.detail > 1;
        if (isDouble || performance.now() - last.since < readingMs) {
          event.preventDefault();
          event.stopImmediatePropagation();
          // Whoever goes on pressing has not read it yet.
          last.since = performance.now();
          return;
        }
      }
      const at = performance.now();
      const point = isByKeyboard(event) ? null : { x: event.clientX, y: event.clientY };
      last = { at, point, pressed: here, now: here, since: at };
      clearTimeout(timer);
      timer = setTimeout(look, lookEveryMs);
    },
    { capture: true },
  );
  const forget = () => (last = null);
  for (const moved of ['input', 'wheel', 'touchmove'] as const) {
    page.addEventListener(moved, forget, { capture: true, passive: true });
  }
  page.addEventListener('keydown', ({ key }) => !pressing.has(key) && forget(), { capture: true });
}

function isByKeyboard({ detail }: MouseEvent): boolean {
  return detail === 0;
}

function isNear(event: MouseEvent, { point, at }: Press): boolean {
  if (performance.now() - at > watchedMs) return false;
  if (point === null) return isByKeyboard(event);
  if (isByKeyboard(event)) return false;
  return Math.hypot(event.clientX - point.x, event.clientY - point.y) < nearPx;
}

function standing(page: Document, { point }: Press): Stood {
  const top = point === null ? page.activeElement : page.elementFromPoint(point.x, point.y);
  return stood(top?.closest(pressables) ?? null);
}

function stood(element: Element | null): Stood {
  return { element, words: element?.getAttribute('aria-label') ?? element?.textContent ?? '' };
}

function isSame(one: Stood, other: Stood): boolean {
  return one.element === other.element && one.words === other.words;
}
