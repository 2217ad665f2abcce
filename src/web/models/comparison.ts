// Two stretches of days as they are typed, and what they come to side by side, as a page and its JSON twin share it.
import { z } from 'zod';
import type { Services } from '../../compose.js';
import { yearOf, type IsoDate } from '../../domain/dates.js';
import { RequestError } from '../../domain/errors.js';
import { endsOfSpan, lengthOfSpan, MOST_DAYS, type SpanCode } from '../../domain/span.js';
import { typedSpans } from '../../domain/typed-span.js';
import { comparisonModel, datesForComparison, type Pair } from '../../reports/comparison.js';
import type { ComparisonModel } from '../../reports/comparison-model.js';
import { scopeOf } from '../../reports/scope.js';
import type { Field } from '../view/comparison-page.js';

const BOTH = 'a、b 各写一个时段，如 2025-W42、2025-10、2025-10-01..2025-10-08。';
const side = z.string(BOTH).max(100, '填写的内容太长。');

/** Of a program: both have to be there. */
export const bothSides = z.object({
  a: side.meta({ description: '被比较的时段：周、月、季、年、一天，或一段日子。', examples: ['2025-W41'] }),
  b: side.meta({ description: '比较的时段，写法相同。', examples: ['2025-10-13..2025-10-15'] }),
});

/** The newest stretch of days that begins up to today; without a year this or the last one. */
function chosen(typed: string, today: IsoDate): SpanCode | null {
  const years = [yearOf(today), yearOf(today) - 1];
  return typedSpans(typed, years, today).find((code) => (endsOfSpan(code)?.from ?? today) <= today) ?? null;
}

export function fieldOf({ clock }: Services, typed: string): Field & { code: SpanCode | null } {
  const today = clock.today();
  const code = typed.trim() === '' ? null : (typedSpans(typed, [], today)[0] ?? chosen(typed, today));
  if (code === null) {
    const fault = typed.trim() === '' ? '请填写这一时段。' : '没有读懂这个时段，请照下面的例子写。';
    return { typed, fault, code };
  }
  return { typed: code, fault: lengthOfSpan(code) > MOST_DAYS ? '时段太长，最多三年。' : null, code };
}

export function readComparison(services: Services, pair: Pair): ComparisonModel {
  const entries = services.storage.entriesOn(services.region, datesForComparison(pair));
  return comparisonModel(pair, entries, scopeOf(services));
}

/** As an address gives it: of both sides there has to be something. */
export function readChosen(services: Services, { a, b }: z.output<typeof bothSides>): ComparisonModel {
  const [base, here] = [fieldOf(services, a), fieldOf(services, b)];
  if (base.code === null || here.code === null || (base.fault ?? here.fault) !== null) {
    throw new RequestError('invalid', BOTH);
  }
  return readComparison(services, { base: base.code, here: here.code });
}
