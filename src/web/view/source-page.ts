// All that the page of one archived document shows.
import { dateName, shanghaiTimeName, type IsoDate } from '../../domain/dates.js';
import { RequestError } from '../../domain/errors.js';
import type { SourceHistory } from '../../domain/history.js';
import type { ArchivedSource, StoredArrival } from '../../domain/source.js';
import type { StoredStatement } from '../../domain/statement.js';
import { arrivalView, wayOfReading } from './arrivals.js';
import { chosenFigure, chosenStatement, type ChosenView } from './chosen-figure.js';
import { findingView, readingView } from './held-reading.js';
import { placeViews } from './history.js';
import { markedText, WHOLE } from './marked-text.js';
import { sourceName } from './plain-text.js';
import { statementView } from './statements.js';

export interface RedactionForm {
  /** Why the order was refused; null before there was one. */
  error: string | null;
  note: string;
  removes: boolean;
}

interface Archived {
  source: ArchivedSource;
  arrivals: StoredArrival[];
  statements: StoredStatement[];
  history: SourceHistory;
}

interface Asked {
  region: string;
  figure: number | undefined;
  statement: number | undefined;
}

// eslint-disable-next-line @typescript-eslint/explicit-module-boundary-types -- The template is its only reader.
export function sourcePage({ source, arrivals, statements, history }: Archived, asked: Asked) {
  const { region } = asked;
  const { name, names, published, extractor, readings, findings, stated } = source;
  const [chosen, places] = [chosenOf(source, history, asked), placeViews(history, region)];
  return {
    title: sourceName(name),
    names: names.map(sourceName),
    sha256: source.sha256,
    publishedText: dateText(published) ?? '未填',
    statedText: dateText(stated),
    extractor,
    way: wayOfReading(extractor),
    arrivals: arrivals.map(arrivalView),
    pages: source.pages.length,
    readings: readings.map((reading) => readingView(reading, region)),
    statements: statements.map(statementView),
    findings: findings.filter(({ message }) => message !== '').map(findingView),
    chosen,
    /** 0: none. */
    chosenId: chosen?.mark.id ?? 0,
    places,
    redaction: redactionView(history),
    /** Where no text shows the figures any more. */
    kept: history.redaction?.figures === 'kept' ? places.flatMap(({ versions }) => versions) : [],
    body: bodyOf({ source, statements, history }, chosen),
  };
}

function dateText(date: IsoDate | null): string | null {
  return date === null ? null : dateName(date);
}

function chosenOf(
  source: ArchivedSource,
  history: SourceHistory,
  { region, figure, statement }: Asked,
): ChosenView | null {
  if (figure === undefined && statement === undefined) return null;
  const found =
    figure === undefined
      ? chosenStatement(source, history, statement ?? 0)
      : chosenFigure(source, history, { figureId: figure, region });
  if (found === null) throw new RequestError('not-found', '这份来源里没有这个数字，链接可能抄错了。');
  return found;
}

function redactionView({ redaction }: SourceHistory) {
  if (redaction === null) return null;
  const { at, actor, note, seq, figures } = redaction;
  return { timeText: shanghaiTimeName(new Date(at)), actor, note, seq, keepsFigures: figures === 'kept' };
}

function bodyOf(
  { source, statements, history }: Omit<Archived, 'arrivals'>,
  chosen: ChosenView | null,
): ReturnType<typeof markedText> | null {
  const { text, readings, findings } = source;
  if (text === null) return null;
  const earlier = {
    readings: history.readings.map(({ held }) => held).filter(({ state }) => state === 'superseded'),
    statements: history.statements.filter((one) => one.withdrawn !== null).map((one) => one.statement),
  };
  return markedText({ text, readings, statements, findings, earlier, chosen: chosen?.mark ?? null }, WHOLE);
}
