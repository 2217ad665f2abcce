// The sentences for documents that cannot be read.
import type { DocumentErrorCode, Unreadable } from './reading.js';

export function refusal(code: DocumentErrorCode, message: string): Unreadable {
  return { ok: false, code, message };
}

const MEGABYTE = 1024 * 1024;

export const refuse = {
  empty: () => refusal('empty', '文件是空的。'),
  blank: () => refusal('empty', '文件里没有文字。'),
  tooLarge: (bytes: number, limit: number) =>
    refusal(
      'too-large',
      `文件有 ${Math.ceil(bytes / MEGABYTE)} MB，超过 ${limit / MEGABYTE} MB 的上限，没有读取。`,
    ),
  notText: () => refusal('not-text', '文件不是文本，也不是能读取的版面文件，无法读取。'),
  unsupported: (name: string) => refusal('unsupported', `这是 ${name}，目前不能读取。`),
} as const;
