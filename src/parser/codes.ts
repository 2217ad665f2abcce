// The characters of a text as numbers in an array: walking over these takes a third of the time of asking a string.

export function codesOf(text: string): Uint16Array {
  const bytes = Buffer.from(text, 'utf16le');
  return new Uint16Array(bytes.buffer, bytes.byteOffset, text.length);
}

/** The text of the first codes. */
export function textOfCodes(codes: Uint16Array, length: number): string {
  return Buffer.from(codes.buffer, codes.byteOffset, 2 * length).toString('utf16le');
}
