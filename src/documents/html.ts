// A page saved from a paper's site: the text of its articles, without navigation, scripts and forms.
import { load, type CheerioAPI } from 'cheerio/slim';
import { htmlText } from './html-text.js';
import { statedDate } from './html-date.js';
import { decodeText } from './plain-text.js';
import type { Adapter } from './reading.js';
import { refuse } from './refusals.js';

const HTML_EXTRACTOR = 'html 1';

/** Never shown as text, or not what the page says. */
const NOT_TEXT =
  'script, style, noscript, template, iframe, object, embed, svg, canvas, audio, video, head, ' +
  'input, select, textarea, button, option, datalist, rt, rp, [hidden], [aria-hidden="true"], ' +
  '[style*="display:none"], [style*="display: none"]';
const NAVIGATION = 'nav, footer, aside, [role="navigation"], [role="contentinfo"], [role="search"]';

export const readHtml: Adapter = (bytes, progress) => {
  progress({ page: 1, pages: 1 });
  const source = decodeHtml(bytes);
  if (source === null) return Promise.resolve(refuse.notText());
  const $ = load(source);
  const stated = statedDate($);
  $(NOT_TEXT).remove();
  dropNavigation($);
  const text = htmlText($.root().get(0));
  if (text === '') return Promise.resolve(refuse.blank());
  const published = stated === null ? {} : { published: stated };
  const pages = [{ number: 1, start: 0, end: text.length }];
  return Promise.resolve({ ok: true, text, extractor: HTML_EXTRACTOR, pages, ...published });
};

/** A mark or strict UTF-8 first, whatever the page says of itself; then its own word; then what fits. */
function decodeHtml(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096)).toString('latin1');
  const named = /(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1]?.toLowerCase();
  const own = decoderOf(named);
  const text = decodeText(bytes);
  const isMarked = /^(?:\xff\xfe|\xfe\xff|\xef\xbb\xbf)/.test(head) || isUtf8(bytes);
  if (own === null || isMarked) return text ?? own?.decode(bytes) ?? null;
  // A page of one site may hold single broken characters of another: they are lost, the rest is read.
  return own.decode(bytes);
}

function decoderOf(name: string | undefined): InstanceType<typeof TextDecoder> | null {
  const isChinese = name !== undefined && /^(?:gb|hz|x-gb|cp936|ms936)/.test(name);
  try {
    return name === undefined ? null : new TextDecoder(isChinese ? 'gb18030' : name);
  } catch {
    return null;
  }
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Blocks that are made of links, unless the page is made of them: a site may put its articles anywhere. */
function dropNavigation($: CheerioAPI): void {
  const whole = lengthOf($.root().text());
  const isSmall = (length: number): boolean => length < whole / 2;
  $(NAVIGATION).each((_, element) => {
    if (isSmall(lengthOf($(element).text()))) $(element).remove();
  });
  $('ul, ol, dl, table, div, p, td').each((_, element) => {
    const block = $(element);
    const length = lengthOf(block.text());
    const links = block.find('a');
    const linked = lengthOf(links.text());
    if (links.length > 2 && linked > length * 0.7 && isSmall(length)) block.remove();
  });
}

function lengthOf(text: string): number {
  return text.replaceAll(/\s+/g, '').length;
}
