import { inflateSync } from 'node:zlib';

export type Picture = { width: number; height: number; pixels: Pixel[] };
export type Pixel = { red: number; green: number; blue: number; alpha: number };

const signature = '89504e470d0a1a0a';
const channels = 4;

/** Reads a PNG of 8-bit red, green, blue and alpha without interlacing; refuses every other one. */
export function readPng(file: Buffer): Picture {
  if (file.subarray(0, 8).toString('hex') !== signature) throw new Error('Not a PNG.');
  const width = file.readUInt32BE(16);
  const height = file.readUInt32BE(20);
  const kind = [...file.subarray(24, 29)].join(' ');
  if (kind !== '8 6 0 0 0') throw new Error('Save it as 8-bit RGBA, not interlaced.');
  const bytes = unfiltered(inflateSync(dataOf(file)), width * channels, height);
  const pixels = Array.from({ length: width * height }, (_none, index) => {
    const [red = 0, green = 0, blue = 0, alpha = 0] = bytes.subarray(index * channels);
    return { red, green, blue, alpha };
  });
  return { width, height, pixels };
}

function dataOf(file: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 8; at < file.length; at += 12 + file.readUInt32BE(at)) {
    const type = file.toString('latin1', at + 4, at + 8);
    if (type === 'IDAT') parts.push(file.subarray(at + 8, at + 8 + file.readUInt32BE(at)));
  }
  return Buffer.concat(parts);
}

/** Undoes the five row filters (PNG specification, section 9). */
function unfiltered(data: Buffer, rowBytes: number, rows: number): Buffer {
  const out = Buffer.alloc(rowBytes * rows);
  for (let row = 0; row < rows; row += 1) {
    const filter = data[row * (rowBytes + 1)] ?? 0;
    for (let column = 0; column < rowBytes; column += 1) {
      const at = row * rowBytes + column;
      const left = column >= channels ? (out[at - channels] ?? 0) : 0;
      const up = row > 0 ? (out[at - rowBytes] ?? 0) : 0;
      const corner = column >= channels && row > 0 ? (out[at - rowBytes - channels] ?? 0) : 0;
      const raw = data[row * (rowBytes + 1) + 1 + column] ?? 0;
      out[at] = (raw + predicted(filter, { left, up, corner })) & 0xff;
    }
  }
  return out;
}

function predicted(
  filter: number,
  { left, up, corner }: { left: number; up: number; corner: number },
): number {
  const guesses = [0, left, up, Math.floor((left + up) / 2), paeth(left, up, corner)];
  return guesses[filter] ?? 0;
}

function paeth(left: number, up: number, corner: number): number {
  const estimate = left + up - corner;
  const nearest = [left, up, corner].sort(
    (one, other) => Math.abs(estimate - one) - Math.abs(estimate - other),
  );
  return nearest[0] ?? 0;
}
