// Captions of QR codes and boxes that machines read into the middle of a bulletin.

/** Words that stand around the bulletins' QR codes (西宁晚报, 2024-05-31 and 2025-10-17) and never in a sentence. */
const CAPTION =
  /^(?:请?(?:微信)?扫(?:码|一扫|描)?(?:上方|下方|左侧|右侧)?(?:二维码)?(?:关注|举报|添加|进入|反映)?(?:我们|公众号|小程序)?|(?:长按)?(?:识别)?二维码(?:关注)?|关注我们|有诉必应|马上办|有诉必应马上办|安全隐患有奖举报|微信小程序举报\(扫描二维码\))$/;

/** Words that are a caption beside a QR code but also part of the bulletin's sentences. */
const HOTLINE_NAME = /^(?:西宁市?)?(?:12345)?(?:政务服务)?(?:便民)?(?:热线)?$/;
const FULL_NAME = /^12345政务服务便民热线$/;

const AWAITS_A_NAME = /(?:其中|件|由|[,、;:(])$/;
const GOES_ON_AFTER_A_NAME = /^(?:接|受理|收到|已|共)/;

/** Whether the sentence around a line needs the hotline's name that the line consists of. */
function isNeeded(lines: readonly string[], index: number, runEnd: number): boolean {
  if (!FULL_NAME.test(lines[index] ?? '')) return false;
  const before = lines.slice(0, index).findLast((line) => line !== '') ?? '';
  return AWAITS_A_NAME.test(before) && GOES_ON_AFTER_A_NAME.test(lines[runEnd] ?? '');
}

/** Takes out a run of caption-like lines: all that is sure, and the hotline's name where it stands alone. */
function judgeRun(lines: readonly string[], from: number, to: number): number[] {
  const filled = Array.from({ length: to - from }, (_, offset) => from + offset).filter(
    (i) => lines[i] !== '',
  );
  const hasCaption = filled.some((i) => CAPTION.test(lines[i] ?? ''));
  const standsAlone = (from === 0 || lines[from] === '') && (to === lines.length || lines[to - 1] === '');
  if (!hasCaption && !standsAlone) return [];
  return filled.filter((i) => !isNeeded(lines, i, to));
}

/**
 * Indices of the lines that are captions. Lines are folded (no white space, no quotes, half width); blank lines
 * are ''. Only known captions that stand as lines of their own are taken out, never any short line.
 */
export function captionLines(lines: readonly string[]): Set<number> {
  const captions = new Set<number>();
  const isCaptionLike = (line: string): boolean =>
    line === '' || (line.length <= 24 && (CAPTION.test(line) || HOTLINE_NAME.test(line)));
  for (let from = 0; from < lines.length; from += 1) {
    let to = from;
    while (to < lines.length && isCaptionLike(lines[to] ?? '')) to += 1;
    if (to > from) for (const index of judgeRun(lines, from, to)) captions.add(index);
    from = Math.max(from, to);
  }
  return captions;
}
