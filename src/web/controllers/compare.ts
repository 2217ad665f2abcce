// Any two stretches of days side by side. What is typed may be written as people do; the address holds the codes.
import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Services } from '../../compose.js';
import { yearOf } from '../../domain/dates.js';
import { RequestError } from '../../domain/errors.js';
import { datesOfSpan, endsOfSpan, type SpanCode } from '../../domain/span.js';
import { typedSpans } from '../../domain/typed-span.js';
import { comparisonModel, datesForComparison, type Pair } from '../../reports/comparison.js';
import type { ComparisonModel } from '../../reports/comparison-model.js';
import { scopeOf } from '../../reports/scope.js';
import { read, typedText } from '../parameters.js';
import { sidesOf, suggestions, type Field } from '../view/comparison-page.js';
import { comparePlace } from '../view/places.js';

/** `a`: what is compared with; `b`: what is compared. */
const choice = z.object({ a: typedText(100), b: typedText(100) });

const BOTH = 'a、b 各写一个时段，如 2025-W42、2025-10、2025-10-01..2025-10-08。';
const side = z.string(BOTH).max(100, '填写的内容太长。');

/** Of a program: both have to be there. */
export const bothSides = z.object({
  a: side.meta({ description: '被比较的时段：周、月、季、年、一天，或一段日子。', examples: ['2025-W41'] }),
  b: side.meta({ description: '比较的时段，写法相同。', examples: ['2025-10-13..2025-10-15'] }),
});

/** A year has 366 days at most, and a range of days is no longer than three of them. */
const MOST_DAYS = 1_100;

/** The newest stretch of days that begins up to today; without a year this or the last one. */
function chosen({ clock }: Services, typed: string): SpanCode | null {
  const today = clock.today();
  const years = [yearOf(today), yearOf(today) - 1];
  return typedSpans(typed, years).find((code) => (endsOfSpan(code)?.from ?? today) <= today) ?? null;
}

function fieldOf(services: Services, typed: string): Field & { code: SpanCode | null } {
  const code = typed.trim() === '' ? null : (typedSpans(typed, [])[0] ?? chosen(services, typed));
  if (code === null) {
    const fault = typed.trim() === '' ? '请填写这一时段。' : '没有读懂这个时段，请照下面的例子写。';
    return { typed, fault, code };
  }
  const isLong = datesOfSpan(code).length > MOST_DAYS;
  return { typed: code, fault: isLong ? '时段太长，最多三年。' : null, code };
}

function readComparison(services: Services, pair: Pair): ComparisonModel {
  const entries = services.storage.entriesOn(services.region, datesForComparison(pair));
  return comparisonModel(pair, entries, scopeOf(services));
}

export function showComparison(services: Services): RequestHandler {
  return (request, response) => {
    const { storage, region, clock } = services;
    const { a, b } = read(choice, request.query);
    const page = { section: 'compare', title: '比较', isAsked: false, result: null };
    const isEmpty = a.trim() === '' && b.trim() === '';
    const [base, here] = [fieldOf(services, a), fieldOf(services, b)];
    const newest = storage.newestDay(region, clock.today());
    const links = newest === null ? [] : suggestions(newest);
    if (isEmpty) {
      const empty: Field = { typed: '', fault: null };
      response.render('compare/show', { ...page, fields: { base: empty, here: empty }, links });
      return;
    }
    const fields = { base, here };
    if (base.code === null || here.code === null || (base.fault ?? here.fault) !== null) {
      response.status(400).render('compare/show', { ...page, fields, links });
    } else if (base.code !== a || here.code !== b) {
      response.redirect(comparePlace(base.code, here.code));
    } else {
      const result = readComparison(services, { base: base.code, here: here.code });
      response.render('compare/show', { ...page, ...result, fields, links, result: sidesOf(result) });
    }
  };
}

/** As an address gives it: of both sides there has to be something. */
export function readChosen(services: Services, { a, b }: z.output<typeof bothSides>): ComparisonModel {
  const [base, here] = [fieldOf(services, a), fieldOf(services, b)];
  if (base.code === null || here.code === null || (base.fault ?? here.fault) !== null) {
    throw new RequestError('invalid', BOTH);
  }
  return readComparison(services, { base: base.code, here: here.code });
}
