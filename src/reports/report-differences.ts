// What differs between two issues of a report: figure by figure, those that are gone or new among them, and its words.
import type { ReportDifference, ReportDocument, ReportFigure } from '../domain/report.js';
import { contentOf, runsOf } from './report-content.js';

/** Words are told as changed, not which: that is read in the two editions. */
export const WORDS_DIFFERENCE: ReportDifference = {
  key: 'words',
  name: '文字',
  before: '见上一次印发',
  after: '见本次',
};

/** In the order of the newer one; then what is there no more, in the order of the older one; then the words. */
export function reportDifferences(before: ReportDocument, after: ReportDocument): ReportDifference[] {
  const [was, is] = [figuresByKey(before), figuresByKey(after)];
  const differing = [...is.values()].filter(({ key, text }) => was.get(key)?.text !== text);
  const gone = [...was.values()].filter(({ key }) => !is.has(key));
  const figures = [...differing, ...gone].map(({ key, name }) => ({
    ...{ key, name },
    before: was.get(key)?.text ?? null,
    after: is.get(key)?.text ?? null,
  }));
  return wordsOf(before) === wordsOf(after) ? figures : [...figures, WORDS_DIFFERENCE];
}

/** Which figure stands where, whatever its value: a changed figure is no changed word. */
function wordsOf(document: ReportDocument): string {
  return contentOf(document, 'places');
}

/** `有3个数字变动，文字有变动`; empty where nothing differs. */
export function differencesText(differences: ReportDifference[]): string {
  const figures = differences.filter(({ key }) => key !== WORDS_DIFFERENCE.key).length;
  const told = [
    ...(figures > 0 ? [`有${figures}个数字变动`] : []),
    ...(figures < differences.length ? ['文字有变动'] : []),
  ];
  return told.join('，');
}

/** A figure that stands in several places has one key and one value: the first place counts. */
export function figuresByKey({ blocks }: Pick<ReportDocument, 'blocks'>): Map<string, ReportFigure> {
  const figures = new Map<string, ReportFigure>();
  for (const run of blocks.flatMap(runsOf)) {
    if (typeof run !== 'string' && !figures.has(run.key)) figures.set(run.key, run);
  }
  return figures;
}
