/** Gives the page every address that this frame would open in a window of its own. */
export function catchWindows(frame: Window, open: (address: string) => void): void {
  frame.open = (address) => {
    if (address) open(String(address));
    return null;
  };
}
