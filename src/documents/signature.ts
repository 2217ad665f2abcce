// The kind of a document, told by its first bytes, never by the name's ending.

export type Container = 'pdf' | 'zip' | 'image';

interface Signature {
  bytes: readonly number[];
  at?: number;
  kind: Container | 'unsupported';
  name: string;
}

const SIGNATURES: readonly Signature[] = [
  { bytes: [0x25, 0x50, 0x44, 0x46, 0x2d], kind: 'pdf', name: 'PDF 文件' },
  { bytes: [0x50, 0x4b, 0x03, 0x04], kind: 'zip', name: 'ZIP 或 Word 文件' },
  { bytes: [0x89, 0x50, 0x4e, 0x47], kind: 'image', name: 'PNG 图片' },
  { bytes: [0xff, 0xd8, 0xff], kind: 'image', name: 'JPEG 图片' },
];

export function signatureOf(document: Uint8Array): Pick<Signature, 'kind' | 'name'> | null {
  const found = SIGNATURES.find(({ bytes, at = 0 }) =>
    bytes.every((byte, index) => document[at + index] === byte),
  );
  return found ?? null;
}
