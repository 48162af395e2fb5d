import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { guardSecondPress } from './second-press.ts';

let pressed: string[] = [];
let shown: HTMLElement[] = [];
const place = { clientX: 40, clientY: 40 };

/** Shows buttons at the same place, the first of them on top. */
function show(...words: string[]): HTMLButtonElement[] {
  const buttons = words.map((word) => {
    const button = document.createElement('button');
    button.textContent = word;
    button.addEventListener('click', () => pressed.push(button.textContent ?? ''));
    return button;
  });
  document.body.replaceChildren(...buttons);
  shown = buttons;
  return buttons;
}
function press(button: HTMLElement | undefined, more: MouseEventInit = {}): void {
  const event = new MouseEvent('click', {
    bubbles: true,
    cancelable: true,
    detail: 1,
    ...place,
    ...more,
  });
  button?.dispatchEvent(event);
}

beforeAll(() => {
  jest.useFakeTimers();
  guardSecondPress(document);
});
beforeEach(() => {
  Object.assign(document, { elementFromPoint: () => shown[0] ?? null });
  jest.advanceTimersByTime(10_000);
  pressed = [];
});
afterAll(() => {
  jest.useRealTimers();
});

describe('a second press', () => {
  it('on the same button is one of its own', () => {
    const [add] = show('Add a row');
    press(add);
    press(add, { detail: 2 });
    expect(pressed).toEqual(['Add a row', 'Add a row']);
  });

  it('on what took its place is not meant for it, until there was time to read', () => {
    const [submit] = show('Submit');
    press(submit);
    const [back] = show('Take back');
    press(back);
    jest.advanceTimersByTime(200);
    press(back);
    jest.advanceTimersByTime(250);
    // Whoever goes on pressing has not read it yet.
    press(back);
    expect(pressed).toEqual(['Submit']);
    jest.advanceTimersByTime(350);
    press(back);
    expect(pressed).toEqual(['Submit', 'Take back']);
  });

  it('is the same when the same button says something else now', () => {
    const [button] = show('Submit');
    press(button);
    if (button) button.textContent = 'Take back';
    press(button);
    expect(pressed).toEqual(['Submit']);
  });

  it('of a double press is never meant for what came in between', () => {
    const [submit] = show('Submit');
    press(submit);
    const [back] = show('Take back');
    jest.advanceTimersByTime(450);
    press(back, { detail: 2 });
    expect(pressed).toEqual(['Submit']);
  });

  it('elsewhere, or long after, is a press like any other', () => {
    const [submit] = show('Submit');
    press(submit);
    const [back] = show('Take back');
    press(back, { clientX: 400 });
    expect(pressed).toEqual(['Submit', 'Take back']);
    const [again] = show('Submit');
    jest.advanceTimersByTime(5000);
    press(again, { clientX: 400 });
    expect(pressed).toEqual(['Submit', 'Take back', 'Submit']);
  });

  it('with the keyboard, after another key led there, is meant for what it leads to', () => {
    const [submit] = show('Submit');
    submit?.focus();
    press(submit, { detail: 0 });
    const [back] = show('Take back');
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Tab' }));
    back?.focus();
    press(back, { detail: 0 });
    expect(pressed).toEqual(['Submit', 'Take back']);
  });

  it.each(['wheel', 'touchmove', 'input'])(
    'after a %s is meant for what stands there now',
    (name) => {
      const [submit] = show('Submit');
      press(submit);
      const [back] = show('Take back');
      document.dispatchEvent(new Event(name));
      press(back);
      expect(pressed).toEqual(['Submit', 'Take back']);
    },
  );

  it('of a tab that leads to another page is free', () => {
    const [submit] = show('Submit');
    press(submit);
    const [page] = show('Promises');
    page?.setAttribute('role', 'tab');
    press(page);
    expect(pressed).toEqual(['Submit', 'Promises']);
  });

  it('with the keyboard has its place where the focus is', () => {
    const [submit] = show('Submit');
    submit?.focus();
    press(submit, { detail: 0 });
    const [back] = show('Take back');
    back?.focus();
    press(back, { detail: 0 });
    expect(pressed).toEqual(['Submit']);
    jest.advanceTimersByTime(400);
    press(back, { detail: 0 });
    expect(pressed).toEqual(['Submit', 'Take back']);
  });
});
