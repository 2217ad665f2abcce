// Bytes of GB18030, which Node only decodes.

/** Node decodes GB18030 but does not encode it: the two-byte part of the table, turned round. */
export function inGb18030(text: string): Buffer {
  const decoder = new TextDecoder('gb18030');
  const codes = new Map<string, number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      codes.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
    }
  }
  return Buffer.from(
    Array.from(text).flatMap((character) => codes.get(character) ?? Buffer.from(character).toJSON().data),
  );
}
