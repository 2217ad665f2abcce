// Words of pages and forms as text that cannot mislead: what would turn the writing around or cannot be seen is shown.
import Handlebars from 'handlebars';
import { REDACTED_SOURCE } from '../../reports/wording.js';

/** Stands for a sign that cannot be seen. */
const SIGN = '\uFFFD';

/** They change the order in which the characters around them are shown. */
const TURNING = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** The name of a document; a redacted one has none. */
export function sourceName(name: string): string {
  return name === '' ? REDACTED_SOURCE : name.replace(UNSEEN, SIGN);
}

/** HTML of a text that keeps its length: each sign that turns the writing around is one sign that says so. */
export function textHtml(text: string): string {
  return Handlebars.escapeExpression(text).replace(TURNING, (sign) => {
    const code = `U+${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
    return `<span class="control" title="看不见的控制符 ${code}">${SIGN}</span>`;
  });
}
