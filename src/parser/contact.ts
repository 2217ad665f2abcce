// “…已及时联系相应县区政府核实处理”: which body was contacted, in either bulletin.
import type { Range } from './quantities.js';

/** The clause begins here; the hotline's own name in front of it belongs to neither remark nor body. */
const CLAUSE =
  /[,。;]?(?:西宁市?)?(?:12345)?(?:政务服务)?(?:便民)?(?:热线)?(?:平台)?(?:已|己|巳)?(?:第一时间|及时)?(?:联系|转交|转办|移交|交由|转由|通知|对接)(?:至|给|了)?/g;
/** The verbs that close the clause; taken from its end, because bodies have such words in their names (污水处理厂). */
const CLOSING_VERBS =
  /(?:进行|予以|尽快|及时|妥善)?(?:核实|调查|核查|督促|协调|跟进|并|依法)*(?:处理|处置|办理|解决|核实|整改|落实|跟进)$/;

export interface Contact {
  /** The whole clause, without the full stop. */
  clause: Range;
  body: Range;
}

/** The clause of contact between two places, or null; it ends with its sentence. */
export function contactIn(text: string, range: Range): Contact | null {
  const found = clauseIn(text.slice(range.from, range.to));
  if (!found) return null;
  const from = range.from + found.index;
  const bodyFrom = from + found[0].length;
  const ahead = text.slice(bodyFrom, range.to);
  const stop = ahead.search(/[。;]/);
  const to = stop === -1 ? range.to : bodyFrom + stop;
  const verbs = CLOSING_VERBS.exec(text.slice(bodyFrom, to))?.[0].length ?? 0;
  return { clause: { from, to }, body: { from: bodyFrom, to: to - verbs } };
}

/** A remark may say 联系 itself, so the clause that names the hotline goes before one that only says 已及时. */
function clauseIn(words: string): RegExpExecArray | undefined {
  const clauses = [...words.matchAll(CLAUSE)];
  const sayings = [/12345|热线/, /及时|第一时间/, /[已己巳]/];
  for (const saying of sayings) {
    const found = clauses.find((clause) => saying.test(clause[0]));
    if (found) return found;
  }
  return undefined;
}
