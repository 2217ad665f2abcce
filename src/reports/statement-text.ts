// A statement in one line, for the command line.
import type { Statement } from '../domain/statement.js';
import { periodText } from './statements.js';
import { QUALIFIER_NAMES, STATEMENT_METRIC_NAMES } from './wording.js';

/** `  阶段口径  西宁市 2023年10月以来（2023-10 至 …）：受理 360000件；响应率 不低于96%`. */
export function statementLine({ scope, period, figures }: Statement): string {
  const dates = periodText(period);
  const when = `${period.printed ?? ''}${dates === '' ? '' : `（${dates}）`}`;
  const said = figures.map(({ metric, qualifier, value, unit }) => {
    return `${STATEMENT_METRIC_NAMES[metric]} ${QUALIFIER_NAMES[qualifier]}${value}${unit}`;
  });
  return `  阶段口径  ${scope} ${when}：${said.join('；')}`;
}
