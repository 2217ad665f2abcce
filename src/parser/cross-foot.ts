// Holds a bulletin's figures against the identities that every known issue keeps.
import type { Figure, Kind, Verdict } from '../domain/bulletin.js';
import type { Span } from '../domain/finding.js';
import { figuresOf, type Counted } from './draft.js';
import { IDENTITIES, type Identity } from './identities.js';

/** What every known bulletin of a kind prints; the first it cannot be without. */
const PRINTED: Record<Kind, readonly (readonly [Figure['metric'], string])[]> = {
  hotline: [
    ['calls', '来电诉求'],
    ['messages', '网民留言'],
    ['direct', '直接办理'],
    ['transferred', '转交办理'],
    ['hotspot', '热点问题'],
  ],
  hazard: [
    ['hazards', '安全隐患举报总数'],
    ['receiver', '接收单位'],
    ['topic', '主要问题'],
  ],
};

type Outcome = 'holds' | 'fails' | 'incomplete' | 'not-printed';

function check(draft: Counted, identity: Identity): Outcome {
  const [total] = figuresOf(draft, identity.total);
  const parts = identity.parts.map((metric) => figuresOf(draft, metric));
  const printed = parts.flat();
  const isFaulty = [identity.total, ...identity.parts].some((metric) =>
    draft.faults.some((fault) => fault.metric === metric),
  );
  if (isFaulty) return 'incomplete';
  if (printed.length === 0) return 'not-printed';
  if (!total || (identity.complete && parts.some((figures) => figures.length === 0))) return 'incomplete';
  const sum = printed.reduce((so, { value }) => so + (value ?? 0), 0);
  if (sum === total.value) return 'holds';
  draft.findings.push({
    code: 'sum-mismatch',
    severity: 'error',
    message: `${identity.totalName}是 ${total.value ?? '—'}，${identity.partsName}是 ${sum}，两者不符。`,
    start: total.start,
    end: total.end,
  });
  return 'fails';
}

/** `balanced` where the identity of the chief figure holds and no other fails or lacks a part. */
export function crossFoot(draft: Counted, kind: Kind): Verdict {
  const [[chief]] = PRINTED[kind] as [[Figure['metric'], string]];
  const outcomes = IDENTITIES.filter((identity) => identity.kind === kind).map(
    (identity) => [identity.total, check(draft, identity)] as const,
  );
  if (outcomes.some(([, outcome]) => outcome === 'fails')) return 'unbalanced';
  const isIncomplete = outcomes.some(([, outcome]) => outcome === 'incomplete');
  const chiefHolds = outcomes.some(([total, outcome]) => total === chief && outcome === 'holds');
  return chiefHolds && !isIncomplete ? 'balanced' : 'uncheckable';
}

/** What known bulletins print and this one does not, or not so that it could be read. */
export function reportMissing(draft: Counted, kind: Kind, place: Span): void {
  for (const [metric, name] of PRINTED[kind]) {
    if (figuresOf(draft, metric).length > 0) continue;
    const message = `没有读出“${name}”。`;
    draft.findings.push({ code: 'figure-missing', severity: 'warning', message, ...place });
  }
}

/** Hotspots stand in falling order and none exceeds the day's calls and messages; both only warn. */
export function checkHotspots(draft: Counted): void {
  const hotspots = figuresOf(draft, 'hotspot');
  const valueOf = (metric: Figure['metric']): number | null => figuresOf(draft, metric)[0]?.value ?? null;
  const [calls, messages] = [valueOf('calls'), valueOf('messages')];
  const contacts = calls === null || messages === null ? null : calls + messages;
  for (const [index, { label, value, start, end }] of hotspots.entries()) {
    const before = hotspots[index - 1]?.value ?? null;
    const count = value ?? 0;
    if (before !== null && count > before) {
      const message = `热点“${label ?? ''}”${count} 件，多于排在它前面的 ${before} 件。`;
      draft.findings.push({ code: 'rank-order', severity: 'warning', message, start, end });
    }
    if (contacts !== null && count > contacts) {
      const message = `热点“${label ?? ''}”${count} 件，多于当日来电和留言的合计 ${contacts} 件。`;
      draft.findings.push({ code: 'hotspot-exceeds', severity: 'warning', message, start, end });
    }
  }
}
