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
  tooMuchText: () => refusal('too-large', '文件里的文字太多，不像报纸版面，没有读取。'),
  notText: () => refusal('not-text', '文件不是文本，也不是网页、PDF、Word、图片或 ZIP，无法读取。'),
  encrypted: () => refusal('encrypted', '文件设了密码，请去掉密码后再录入。'),
  damaged: () => refusal('damaged', '文件已损坏或不完整，无法读取，请重新取得一份。'),
  timeout: () => refusal('timeout', '读取时间太长，已经停止；请把文件拆小，或只保留需要的版面。'),
  closing: () => refusal('timeout', '程序正在关闭，没有读完。'),
  outOfMemory: () => refusal('out-of-memory', '读取这个文件占用内存太多，已经停止；请把文件拆小。'),
} as const;
