// Whether a sentence goes on about the mechanism without naming it again: 截至5月底,累计办结…

const OWN =
  /(?:群众|市民|各类)?(?:诉求|工单|已?办结|受理|接收|接待|响应率|解决率|满意率|退单率|办结率|三率)/y;
const LEAD = /其中|目前|同时|,|累计|共/y;
const UNTIL = /截至[^,]{0,12}/y;

/** Length of what a sticky pattern takes at a place; 0 where it takes nothing. */
function lengthAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex - at : 0;
}

/** Each place that the words in front may end at is looked at once: one pattern would try every way to cut 截至截至…. */
export function goesOnAbout(text: string): boolean {
  const reached = new Set([0]);
  for (const at of reached) {
    if (lengthAt(OWN, text, at) > 0) return true;
    reached.add(at + lengthAt(LEAD, text, at));
    const longest = lengthAt(UNTIL, text, at);
    for (let length = 2; length <= longest; length += 1) reached.add(at + length);
  }
  return false;
}
