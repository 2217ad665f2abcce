// The inside of a ZIP: listed first, unpacked one entry at a time, within limits on everything.
import yauzl from 'yauzl';
import { decodeText } from './plain-text.js';
import type { Unreadable } from './reading.js';
import { refusal, refuse } from './refusals.js';

/** A daily paper has some tens of pages. */
const MOST_ENTRIES = 500;
/** Of all entries together, unpacked. */
const MOST_BYTES = 256 * 1024 * 1024;
/** Of one entry, unpacked. */
const MOST_ENTRY_BYTES = 64 * 1024 * 1024;
/** Scans and text shrink to a tenth or a fiftieth; what shrinks further is made to burst. */
const HIGHEST_RATIO = 200;
/** Below this a high ratio does no harm: a blank page shrinks to next to nothing. */
const HARMLESS_BYTES = 16 * 1024 * 1024;

export interface ZipEntry {
  /** With `/` between folders. */
  name: string;
  /** Unpacked, as the table of contents says. */
  size: number;
  /** Why this entry is not to be unpacked; null where it may be. */
  refusal: Unreadable | null;
  /** The unpacked bytes; never more than `size`. */
  unpack(): Promise<Uint8Array | Unreadable>;
}

/** Files only, in the order of the table of contents; the refusal of the whole where it cannot be trusted. */
export async function openZip(bytes: Uint8Array): Promise<ZipEntry[] | Unreadable> {
  try {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    const options = { lazyEntries: true, decodeStrings: false, autoClose: false };
    const zip = await yauzl.fromBufferPromise(buffer, options);
    if (zip.entryCount > MOST_ENTRIES) {
      return refusal(
        'unsafe',
        `压缩包里有 ${zip.entryCount} 个文件，超过 ${MOST_ENTRIES} 个的上限，没有打开。`,
      );
    }
    const entries: ZipEntry[] = [];
    for await (const entry of zip.eachEntry()) entries.push(entryOf(zip, entry));
    const total = entries.reduce((sum, { size }) => sum + size, 0);
    return total > MOST_BYTES ? tooLargeUnpacked(total, '压缩包') : entries.filter(isFile);
  } catch (error) {
    if (error instanceof Error) return refuse.damaged();
    throw error;
  }
}

function isFile({ name }: ZipEntry): boolean {
  return !name.endsWith('/');
}

function entryOf(zip: yauzl.ZipFile, entry: yauzl.Entry): ZipEntry {
  const name = nameOf(entry);
  const why = refusalOf(name, entry);
  return {
    name,
    size: entry.uncompressedSize,
    refusal: why,
    unpack: () => (why === null ? unpack(zip, entry) : Promise.resolve(why)),
  };
}

/** Chinese Windows writes names in GB18030 without saying so. */
function nameOf({ generalPurposeBitFlag, fileNameRaw, extraFields }: yauzl.Entry): string {
  const saysUtf8 = (generalPurposeBitFlag & 0x800) !== 0;
  const guessed = saysUtf8 ? null : decodeText(fileNameRaw);
  return guessed ?? yauzl.getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, true);
}

function refusalOf(name: string, entry: yauzl.Entry): Unreadable | null {
  const { uncompressedSize: size, compressedSize } = entry;
  if (yauzl.validateFileName(name) !== null || name.includes('\\')) {
    return refusal('unsafe', '压缩包里的文件名指向压缩包之外（../ 或绝对路径），没有打开。');
  }
  if (entry.isEncrypted()) return refuse.encrypted();
  if (size > MOST_ENTRY_BYTES) return tooLargeUnpacked(size, '文件');
  const isBomb = size > HARMLESS_BYTES && size > compressedSize * HIGHEST_RATIO;
  return isBomb ? refusal('unsafe', '压缩比异常，像是压缩炸弹，没有打开。') : null;
}

function tooLargeUnpacked(size: number, what: string): Unreadable {
  const megabytes = Math.ceil(size / 1024 / 1024);
  const limit = (what === '压缩包' ? MOST_BYTES : MOST_ENTRY_BYTES) / 1024 / 1024;
  return refusal('unsafe', `${what}解开后有 ${megabytes} MB，超过 ${limit} MB 的上限，没有打开。`);
}

/** The library ends the stream with an error once it gives more or fewer bytes than the table says. */
async function unpack(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<Uint8Array | Unreadable> {
  try {
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  } catch (error) {
    if (error instanceof Error) return refuse.damaged();
    throw error;
  }
}
