// Checks an audit package of Hotline Ledger with nothing but Node (20 or newer); no other file of the program is used:
//   node verify-package.mjs FOLDER --digest HEX --head 57-…   (one of the two is enough, but shows less)
// A second implementation on purpose: it recomputes everything in its own way, from the plain CSV of the package.
import { createHash } from 'node:crypto';
import { createReadStream, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const USAGE = '用法：node verify-package.mjs 文件夹 --digest 包摘要（64 位十六进制） --head 链首（57-…），两样至少给一样。';
const MOST_NAMED = 20;
const SIMULATED = '模拟数据';
const say = (line) => process.stdout.write(`${line.replace(/\p{Cc}/gu, '\ufffd')}\n`);
const faults = [];
const fault = (sentence) => faults.push(sentence);

// ---- Digests: SHA-256 over canonical JSON (RFC 8785); null and empty cells of a row are left out.
const sha256 = (data) => createHash('sha256').update(data).digest('hex');
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  return `{${Object.keys(value).sort().map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`;
}
const digest = (value) => sha256(canonical(value));
const compact = (row) => Object.fromEntries(Object.entries(row).filter(([, cell]) => (cell ?? '') !== ''));
const pick = (row, names) => Object.fromEntries(names.map((name) => [name, row[name]]));
async function fileDigest(path) {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(join(folder, path))) hash.update(chunk);
  return hash.digest('hex');
}

// ---- CSV as RFC 4180 says: a cell, then a comma or CRLF; what is cut at the end of a piece waits for the next.
const CELL = /(?:"([^"]*(?:""[^"]*)*)"|([^",\r\n]*))(,|\r\n)/y;
async function* lines(path) {
  let [text, cells] = ['', []];
  for await (const piece of createReadStream(join(folder, path), { encoding: 'utf8', highWaterMark: 1 << 20 })) {
    text += piece;
    let end = (CELL.lastIndex = 0);
    for (let cell = CELL.exec(text); cell !== null; cell = CELL.exec(text)) {
      end = CELL.lastIndex;
      cells.push(cell[1] === undefined ? cell[2] : cell[1].replaceAll('""', '"'));
      if (cell[3] === ',') continue;
      yield cells;
      cells = [];
      CELL.lastIndex = end; // Others may have used it meanwhile.
    }
    text = text.slice(end);
  }
  if (text !== '' || cells.length > 0) fault(`${path} 不是完整的 CSV。`);
}
/** Rows of a table by column name, in the types of its schema. */
async function* rows(path) {
  const { schema, rowCount } = resources.get(path);
  const names = schema.fields.map(({ name }) => name);
  const isNumber = schema.fields.map(({ type }) => type === 'integer' || type === 'number');
  let count = -1;
  for await (const cells of lines(path)) {
    count += 1;
    if (count > 0) yield Object.fromEntries(names.map((name, at) => [name, typed(cells[at] ?? '', isNumber[at])]));
    else if (canonical(cells) !== canonical(names)) fault(`${path}：表头与 datapackage.json 不符。`);
    if (cells.length !== names.length) fault(`${path} 第 ${count} 行有 ${cells.length} 格，应为 ${names.length} 格。`);
    if (simulated && path.startsWith('data/') && cells.at(-1) !== (count > 0 ? SIMULATED : 'notice'))
      fault(`${path} 第 ${count} 行没有注明${SIMULATED}。`);
  }
  if (count !== rowCount) fault(`${path}：有 ${count} 行，datapackage.json 说是 ${rowCount} 行。`);
}
const KEYS = { marks: 'rowid', withdrawals: 'statement_id' };
const words = new Map(); // One copy of each short string: a long table repeats them.
/** One ' before a string is the guard against spreadsheets that run formulas: it must be there, and is taken away. */
function typed(cell, isNumber) {
  if (isNumber && cell === String(Number(cell))) return Number(cell);
  if (/^\p{Cf}*[=+\-@\t\r\n＝＋－＠]/u.test(cell)) fault(`有一格没有防公式的前缀：${cell.slice(0, 40)}`);
  const text = cell.startsWith("'") ? cell.slice(1) : cell;
  if (text === '' || text.length > 40) return text || null;
  return words.get(text) ?? words.set(text, text).get(text);
}
/** Later rows hold in place of earlier ones, so nobody may exchange them: numbers rise from row to row. */
async function table(name) {
  const [all, key] = [new Map(), KEYS[name] ?? 'id'];
  let last = 0;
  for await (const row of rows(`record/${name}.csv`)) {
    const id = row[key];
    if (!(id > last)) fault(`record/${name}.csv 第 ${all.size + 1} 行：编号 ${id} 没有大于前一行的 ${last}。`);
    all.set(id, row);
    last = id;
  }
  return all;
}
function grouped(all, key) {
  const groups = new Map();
  for (const row of all) (groups.get(row[key]) ?? groups.set(row[key], []).get(row[key])).push(row);
  return groups;
}

// ---- 1. Every file against SHA256SUMS, and SHA256SUMS against the digest that was kept elsewhere.
async function checkFiles() {
  const sums = readFileSync(join(folder, 'SHA256SUMS'));
  if (wanted.digest !== undefined && sha256(sums) !== wanted.digest) fault('SHA256SUMS 与另外保存的包摘要不符：包被改动过，或者摘要是别的包的。');
  const told = new Map([...String(sums).matchAll(/^([0-9a-f]{64}) {2}(.+)$/gm)].map(([, hash, path]) => [path, hash]));
  const found = new Set(['SHA256SUMS']);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = relative(folder, join(entry.parentPath ?? entry.path, entry.name)).replaceAll(sep, '/');
    if (entry.isDirectory() || path === 'SHA256SUMS') continue;
    found.add(path);
    if (!told.has(path)) fault(`多出文件：${path}`);
    else if (!entry.isFile() || (await fileDigest(path)) !== told.get(path)) fault(`文件被改动：${path}`);
  }
  for (const path of told.keys()) if (!found.has(path)) fault(`缺少文件：${path}`);
  if (told.get('verify-package.mjs') !== sha256(readFileSync(fileURLToPath(import.meta.url))))
    say('提示：正在运行的核验程序与包里的那一份不同，结果以另外取得的这一份为准。');
  return told;
}

// ---- 2. datapackage.json: whoever changed a table could change it too, so it is held against what must stand there.
const EVENT = ['seq', 'at', 'actor', 'action', 'entity', 'entity_id', 'before', 'after', 'content', 'previous'];
const DAY = 'date date_to iso_week region';
const SOURCE = 'year_rule published parser_version source_name source_sha256';
const COLUMNS = {
  'data/hotline.csv': `${DAY} calls messages direct transferred callbacks verdict ${SOURCE}`,
  'data/channels.csv': `${DAY} rank channel group value unit ${SOURCE}`,
  'data/hotspots.csv': `${DAY} rank category group value unit remark agency ${SOURCE}`,
  'data/hazards.csv': `${DAY} hazards agency verdict ${SOURCE}`,
  'data/receivers.csv': `${DAY} rank receiver group value unit ${SOURCE}`,
  'data/topics.csv': `${DAY} rank topic group ${SOURCE}`,
  'data/figures.csv':
    `${DAY} kind metric rank label group value unit printed start end remark agency verdict page reading_id figure_id ` +
    `record_version supersedes supersedes_hash reason recorded_by recorded_at row_hash ${SOURCE}`,
  'data/statements.csv':
    `region scope subject period_printed period_from period_to metric value unit qualifier printed start end ${SOURCE}`,
  'data/events.csv': `${EVENT.join(' ')} hash`,
  // The digests of events speak for the columns of the record, but not for those of users.
  'record/users.csv': 'id name role active actor at',
};
const ANY = Object.keys(COLUMNS).flatMap((path) => /^data\/(?!events)(.+)\.csv/.exec(path)?.[1] ?? []);
const WITH_BODY = ['hotspots', 'hazards', 'receivers', 'figures'];
const FILTERS = { from: ANY, to: ANY, kind: ANY, category: ['hotspots', 'topics', 'figures'], body: WITH_BODY };
const FILTER_NAMES = { from: '起始日期', to: '截止日期', kind: '通报种类', category: '类别', body: '单位' };
const CSV = { delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true, skipInitialSpace: false };
const OWN = ['name', 'title', 'bytes', 'hash', 'rowCount'];
const PLAIN = {
  ...{ profile: 'tabular-data-resource', format: 'csv', mediatype: 'text/csv', encoding: 'utf-8' },
  ...{ dialect: { ...CSV, header: true, caseSensitiveHeader: true }, schema: { missingValues: [''] } },
};
function checkTables(descriptor) {
  const { filters: asked, resources: all } = descriptor;
  const title = `${simulated ? `${SIMULATED}：` : ''}热线台账审计包（${region}）`;
  if (descriptor.simulated !== simulated) fault(`datapackage.json 有无${SIMULATED}的说法，与 record/marks.csv 不符。`);
  if (descriptor.title !== title) fault(`datapackage.json 的标题“${descriptor.title}”应为“${title}”。`);
  for (const name of Object.keys(asked)) if (!FILTERS[name]) fault(`datapackage.json 有不认得的筛选“${name}”。`);
  if (all.length > resources.size) fault(`datapackage.json 把 ${twice(all.map(({ path }) => path))} 列出两次。`);
  for (const { path, filters, schema, ...others } of all) {
    const { fields, ...form } = schema;
    const said = Object.fromEntries(Object.entries(others).filter(([name]) => !OWN.includes(name)));
    if (canonical({ ...said, schema: form }) !== canonical(PLAIN)) fault(`datapackage.json 里 ${path} 的格式说明不是导出时的写法。`);
    const columns = fields.map((field) => field.name);
    const due = COLUMNS[path]?.concat(simulated && path.startsWith('data/') ? ' notice' : '');
    if (due !== undefined ? columns.join(' ') !== due : twice(columns)) fault(`${path} 的列不是导出时的那些列。`);
    const own = /^(?:data|excel)\/(.+)\.csv$/.exec(path)?.[1];
    const applying = Object.entries(asked).filter(([filter]) => FILTERS[filter]?.includes(own));
    if (canonical(filters) !== canonical(Object.fromEntries(applying))) fault(`${path} 的筛选与整包的筛选不符。`);
  }
  for (const path of Object.keys(COLUMNS)) if (!resources.has(path)) fault(`缺少 ${path}。`);
}
const twice = (names) => names.find((name, at) => names.indexOf(name) !== at);
function checkDescriptor(told) {
  for (const { path, bytes, hash } of resources.values()) {
    if (!told.has(path)) fault(`datapackage.json 列出了包里没有的 ${path}。`);
    else if (`sha256:${told.get(path)}` !== hash) fault(`${path}：SHA-256 与 datapackage.json 不符。`);
    else if (statSync(join(folder, path)).size !== bytes) fault(`${path}：字节数与 datapackage.json 不符。`);
  }
  for (const path of told.keys())
    if (path.endsWith('.csv') && !resources.has(path)) fault(`datapackage.json 没有列出 ${path}。`);
}

// ---- 3. The chain of events, from the first to the head.
async function checkChain(told) {
  const brought = new Map();
  const hashes = new Map([[0, '0'.repeat(64)]]);
  const left = new Map(); // Head that a restore left behind → number of its event.
  let last = 0;
  for await (const event of rows('data/events.csv')) {
    const { seq, previous, hash, entity, entity_id: id } = event;
    if (seq !== last + 1) fault(`审计链：第 ${last} 号之后是第 ${seq} 号。`);
    if (previous !== hashes.get(last)) fault(`审计链：第 ${seq} 号没有接在前一号之后。`);
    if (digest(compact(pick(event, EVENT))) !== hash) fault(`审计链：第 ${seq} 号的内容与它的摘要不符。`);
    if (entity !== null) brought.set(`${entity}/${id}`, { ...event, id });
    if (event.action === 'restore')
      for (const one of JSON.parse(event.after)?.left ?? []) left.set(`${one.seq}-${one.hash}`, seq);
    hashes.set(seq, hash);
    last = seq;
  }
  const head = last === 0 ? '' : `${last}-${hashes.get(last).slice(0, 32)}`;
  if (readFileSync(join(folder, 'head.txt'), 'utf8') !== `${head}\n`) fault(`head.txt 不是链上最后一个事件 ${head}。`);
  if (told !== head) fault(`datapackage.json 的链首“${told}”不是链上最后一个事件 ${head}。`);
  const [, seq, start] = HEAD.exec(wanted.head ?? '') ?? [];
  const isInChain = hashes.get(Number(seq))?.startsWith(start);
  const [, restore] = isInChain ? [] : ([...left].find(([one]) => one.startsWith(wanted.head)) ?? []);
  if (wanted.head !== undefined && !isInChain && restore === undefined)
    fault(`链上没有另外保存的链首 ${wanted.head}：它和它之前的记录被重做过，或者链尾被截去。`);
  return { brought, head, restore, after: last - Number(seq ?? 0) };
}

// ---- 4. What each event brought, recomputed from the tables of the record.
const ENTITIES = 'mark arrival reading decision statement withdrawal alias user redaction report remark'.split(' ');
const tableOf = (entity) => (entity === 'alias' ? 'aliases' : `${entity}s`);
async function readRecord() {
  const record = {};
  for (const name of [...ENTITIES.map(tableOf), 'sources', 'figures', 'findings', 'statement_figures', 'report_sources'])
    record[name] = await table(name);
  const [decisions, findings] = [[...record.decisions.values()], [...record.findings.values()]];
  // In order of their numbers, as `table` saw to: the newest decision says what a reading is.
  record.standing = new Map(decisions.map((decision) => [decision.reading_id, decision]));
  record.reasons = grouped(decisions.filter(({ action }) => action === 'correct'), 'reading_id');
  record.figuresOf = grouped(record.figures.values(), 'reading_id');
  record.toldOf = grouped(record.statement_figures.values(), 'statement_id');
  record.findingsOf = grouped(findings.filter((row) => row.reading_id !== null), 'reading_id');
  record.pageFindings = grouped(findings.filter((row) => row.reading_id === null), 'source_id');
  record.citedBy = grouped(record.report_sources.values(), 'report_id');
  record.aliasesOf = grouped(record.aliases.values(), 'label');
  record.saltOf = (row) => record.sources.get(row?.source_id)?.salt ?? '';
  record.hashOf = (row) => digest({ figure: compact(row), salt: record.saltOf(record.readings.get(row.reading_id)) });
  return record;
}
function contentOf(record, brought, { entity, id, seq }) {
  const row = record[tableOf(entity)].get(id);
  const own = compact(entity === 'mark' ? pick(row, ['name']) : row);
  const all = (some) => (some ?? []).map(compact);
  const [salt, source] = [record.saltOf(row), compact(record.sources.get(row.source_id) ?? {})];
  const figures = entity === 'reading' ? (record.figuresOf.get(id) ?? []).map(record.hashOf) : all(record.toldOf.get(id));
  if (entity === 'arrival') return digest({ arrival: own, source, findings: all(record.pageFindings.get(row.source_id)) });
  if (entity === 'reading') return digest({ reading: own, figures, findings: all(record.findingsOf.get(id)), salt });
  if (entity === 'statement') return digest({ statement: own, figures, salt });
  // Its document and names can be redacted: their digests speak for them.
  if (entity === 'report') return digest({ report: compact({ ...row, names: null }), sources: all(record.citedBy.get(id)) });
  if (entity !== 'redaction') return digest({ row: own });
  // What is left of a redacted source; what came from it later has events of its own.
  const left = (part) =>
    [...record[tableOf(part)].values()]
      .filter((one) => one.source_id === row.source_id && !(brought.get(`${part}/${one.id}`)?.seq > seq))
      .map((one) => contentOf(record, brought, { entity: part, id: one.id, seq }));
  return digest({ redaction: own, arrivals: left('arrival'), readings: left('reading'), statements: left('statement') });
}
function checkContents(record, brought) {
  const skipped = { users: 0, adopted: 0, redacted: 0 };
  const redactedAt = new Map(); // Source → number of the event.
  for (const one of record.redactions.values()) redactedAt.set(one.source_id, brought.get(`redaction/${one.id}`)?.seq);
  for (const event of brought.values()) {
    const { seq, entity, id, content } = event;
    const row = record[tableOf(entity)]?.get(id);
    if (row === undefined) fault(`第 ${seq} 号事件带来的 ${entity} ${id} 不在记录里。`);
    else if (entity === 'user') skipped[checkUser(row, event)] += 1;
    else if (entity !== 'redaction' && redactedAt.get(row.source_id) > seq) skipped.redacted += 1;
    else if (contentOf(record, brought, event) !== content)
      fault(`record/${tableOf(entity)}.csv 的 ${id} 或属于它的内容，与第 ${seq} 号事件的摘要不符。`);
  }
  for (const entity of ENTITIES)
    for (const id of record[tableOf(entity)].keys())
      if (!brought.has(`${entity}/${id}`)) fault(`record/${tableOf(entity)}.csv 的 ${id} 不是任何事件带来的。`);
  // Rows without an event of their own must belong to a row that has one.
  const belong = (name, key, owners) => {
    for (const [id, row] of record[name]) if (!owners.has(row[key])) fault(`record/${name}.csv 的 ${id} 没有来处。`);
  };
  belong('sources', 'id', grouped(record.arrivals.values(), 'source_id'));
  belong('figures', 'reading_id', record.readings);
  belong('findings', 'source_id', record.sources);
  belong('findings', 'reading_id', new Set([null, ...record.readings.keys()]));
  belong('statement_figures', 'statement_id', record.statements);
  belong('report_sources', 'report_id', record.reports);
  belong('report_sources', 'source_id', record.sources);
  return { skipped, redactedAt };
}
/** Without the password there is no digest of its content, but its event tells all the rest. */
function checkUser({ id, name, role, active, actor, at }, event) {
  if (event.action === 'adopt') return 'adopted';
  const said = JSON.parse(event.after ?? '{}');
  const due = [said.name, said.role, Number(said.active), event.actor, Date.parse(event.at)];
  if (canonical([name, role, active, actor, Date.parse(at)]) !== canonical(due))
    fault(`record/users.csv 的 ${id} 与第 ${event.seq} 号事件所说的用户不符。`);
  return 'users';
}
/** The region of a package is whose figures are in `data/`: one that the record does not know would leave it empty. */
function checkRegion({ decisions, statements }) {
  const known = new Set([...decisions.values(), ...statements.values()].map((row) => row.region));
  if (known.size > 0 && !known.has(region)) fault(`记录里没有地区“${region}”，只有：${[...known].join('、')}。`);
}
function checkArchive(record, redactedAt, told) {
  const expected = new Map();
  for (const { id, sha256: hash, text_sha256: text } of record.sources.values())
    if (!redactedAt.has(id)) expected.set(`archive/${hash}`, hash).set(`archive/${hash}.txt`, text);
  for (const [path, hash] of expected) if (told.get(path) !== hash) fault(`${path} 缺少，或与记录的摘要不符。`);
  for (const path of told.keys())
    if (path.startsWith('archive/') && !expected.has(path)) fault(`${path} 不是记录里的来源。`);
}

/** A report keeps its words until a source that it cites is redacted; from then on it has none. */
function checkReports(record, brought, redactedAt, told) {
  const expected = new Set();
  for (const [id, { digest: hash, names, names_digest }] of record.reports) {
    const issued = brought.get(`report/${id}`)?.seq;
    const isRedacted = (record.citedBy.get(id) ?? []).some((cited) => redactedAt.get(cited.source_id) > issued);
    const path = `reports/${id}.json`;
    if (isRedacted && names !== null) fault(`record/reports.csv 的 ${id} 引用的来源已经隐去，却还留有文字。`);
    if (isRedacted) continue;
    expected.add(path);
    if (told.get(path) !== hash) fault(`${path} 缺少，或与印发时的摘要不符。`);
    if (names === null || sha256(names) !== names_digest) fault(`record/reports.csv 的 ${id} 的更正说明与它的摘要不符。`);
  }
  for (const path of told.keys())
    if (path.startsWith('reports/') && !expected.has(path)) fault(`${path} 不是记录里的报告。`);
  return expected.size;
}

// ---- 5. The datasets, made once more from the record.
const LISTS = { channels: 'channel', hotspots: 'hotspot', receivers: 'receiver', topics: 'topic' };
const DAYS = { hotline: ['calls', 'messages', 'direct', 'transferred', 'callbacks'], hazards: ['hazards'] };
const OF_HOTLINE = ['hotline', 'channels', 'hotspots'];
const SAID = 'metric label rank value unit printed span_start span_end agency remark'.split(' ');
/** The year and number of the week are those of its Thursday. */
function isoWeek(date) {
  const thursday = new Date(`${date}T00:00:00Z`);
  thursday.setUTCDate(thursday.getUTCDate() + 4 - (thursday.getUTCDay() || 7));
  const week = Math.floor((thursday - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / (7 * 86_400_000)) + 1;
  return `${thursday.getUTCFullYear()}-W${String(week).padStart(2, '0')}`;
}
/** Rows of the readings that are accepted, with every cell that some dataset has a column for. */
function* datasetRows(name, record, filters) {
  const { from = '0000', to = '9999', kind } = filters;
  for (const decision of record.standing.values()) {
    const { kind: own, date, date_to, state, same_as, reading_id } = decision;
    if (state !== 'accepted' || same_as !== null || decision.region !== region) continue;
    if (date < from || date > to || (kind ?? own) !== own) continue;
    if (name !== 'figures' && OF_HOTLINE.includes(name) !== (own === 'hotline')) continue;
    const reading = record.readings.get(reading_id);
    const figures = record.figuresOf.get(reading_id) ?? [];
    const day = { ...origin(record, reading), date, date_to, iso_week: isoWeek(date), region, kind: own };
    const valueOf = (metric) => figures.find((figure) => figure.metric === metric)?.value;
    if (name in DAYS && isChosen(record, filters, day))
      yield { ...day, ...Object.fromEntries(DAYS[name].map((metric) => [metric, valueOf(metric)])) };
    for (const figure of figures) {
      const { metric, label } = figure;
      const row = { ...day, ...figure, group: groupOf(record, figure, date), [metric]: label, category: label };
      const agency = figure.agency ?? reading.agency;
      const asked = { date, metric, label, agency: name === 'figures' ? agency : figure.agency };
      if ((name !== 'figures' && LISTS[name] !== metric) || !isChosen(record, filters, asked)) continue;
      yield name === 'figures' ? { ...row, agency, ...history(record, figure, decision) } : row;
    }
  }
}
/** By a category: hotspots and topics; by a body: receivers and bodies contacted; as printed, or as grouped on that day. */
function isChosen(record, { category, body }, { date, metric, label, agency }) {
  const is = (asked, of, said) => said === asked || groupOf(record, { metric: of, label: said }, date) === asked;
  if (category !== undefined && !(['hotspot', 'topic'].includes(metric) && is(category, metric, label))) return false;
  return body === undefined || is(body, 'agency', agency) || (metric === 'receiver' && is(body, metric, label));
}
function* statementRows(record, { from = '0000', to = '9999', kind }) {
  for (const told of record.statements.values()) {
    const { id, region: own, kind: subject, period_from: first, period_to: last } = told;
    if (own !== region || record.withdrawals.has(id) || (kind ?? subject) !== subject) continue;
    if ((first ?? '') > to || `${last ?? '9999'}-99` < from) continue;
    for (const { span_start: start, span_end: end, ...figure } of record.toldOf.get(id) ?? [])
      yield { ...told, ...figure, subject, start, end, ...origin(record, told) };
  }
}
function origin(record, { arrival_id, source_id, parser_version, year_rule, verdict, agency }) {
  const { name: source_name, published } = record.arrivals.get(arrival_id);
  const { sha256: source_sha256 } = record.sources.get(source_id);
  return { source_name, published, source_sha256, parser_version, year_rule, verdict, agency };
}
/** The newest alias of a label whose day has come. */
function groupOf({ aliasesOf }, { metric, label }, date) {
  return aliasesOf.get(label)?.findLast((one) => one.metric === metric && one.since <= date)?.name ?? label;
}
/** Versions of a figure, and the newest earlier one that says something else. */
function history(record, figure, { actor: recorded_by, at: recorded_at }) {
  const reading = record.readings.get(figure.reading_id);
  let record_version = 1;
  for (let one = reading; one.corrects !== null; one = record.readings.get(one.corrects)) record_version += 1;
  let [last, earlier] = [figure, record.figures.get(figure.replaces)];
  const says = (one) => canonical(SAID.map((column) => one[column]));
  while (earlier && says(earlier) === says(figure)) [last, earlier] = [earlier, record.figures.get(earlier.replaces)];
  const { span_start: start, span_end: end } = figure;
  const spans = JSON.parse(record.sources.get(reading.source_id).pages ?? '[{ "number": 1, "start": 0 }]');
  const page = spans.findLast((one) => one.start <= start)?.number;
  const reason = record.reasons.get(last.reading_id)?.[0].note;
  const [row_hash, supersedes_hash] = [record.hashOf(figure), earlier && record.hashOf(earlier)];
  const own = { figure_id: figure.id, start, end, page, row_hash, supersedes: earlier?.id, supersedes_hash, reason };
  return { ...own, record_version, recorded_by, recorded_at };
}
async function checkDataset(name, record) {
  const path = `data/${name}.csv`;
  const { schema, filters } = resources.get(path);
  const columns = schema.fields.map((field) => field.name).filter((column) => column !== 'notice');
  const mark = (row) => digest(compact(pick(row, columns)));
  const left = new Map();
  const made = name === 'statements' ? statementRows(record, filters) : datasetRows(name, record, filters);
  for (const row of made) left.set(mark(row), (left.get(mark(row)) ?? 0) + 1);
  let number = 0;
  for await (const row of rows(path)) {
    number += 1;
    const count = left.get(mark(row)) ?? 0;
    if (count === 0) fault(`${path} 第 ${number} 行（${row.date ?? row.scope}）与 record/ 里的记录不符。`);
    left.set(mark(row), count - 1);
  }
  if ([...left.values()].some((count) => count > 0)) fault(`${path} 缺少 record/ 里有的行。`);
}

// ---- All of it, in this order; after a fault the later steps are not looked at.
function conclude() {
  if (faults.length === 0) return;
  for (const sentence of faults.slice(0, MOST_NAMED)) say(`✗ ${sentence}`);
  say(`核验不通过：发现 ${faults.length} 处问题${faults.length > MOST_NAMED ? `，以上是前 ${MOST_NAMED} 处` : ''}。`);
  process.exit(2);
}

/** What the call asks for; a mistyped option must not pass for one that was checked. */
const HEAD = /^([1-9]\d{0,14})-([0-9a-f]{25,64})$/;
function call() {
  const option = { type: 'string', multiple: true };
  try {
    const { values, positionals } = parseArgs({ options: { digest: option, head: option }, allowPositionals: true });
    const { digest: digests = [], head: heads = [] } = values;
    const [hex, head] = [digests[0]?.toLowerCase(), heads[0]?.toLowerCase()];
    const isRight = /^[0-9a-f]{64}$/.test(hex ?? '0'.repeat(64)) && (head === undefined || HEAD.test(head));
    const once = [positionals.length === 1, digests.length < 2, heads.length < 2, digests.length + heads.length > 0];
    if (isRight && once.every(Boolean)) return { folder: positionals[0], wanted: { digest: hex, head } };
  } catch {
    // Said below.
  }
  say(USAGE);
  process.exit(2);
}

const { folder, wanted } = call();
let [resources, region, simulated, reportCount] = [new Map(), '', false, 0];
try {
  const told = await checkFiles();
  conclude();
  const descriptor = JSON.parse(readFileSync(join(folder, 'datapackage.json'), 'utf8'));
  resources = new Map(descriptor.resources.map((resource) => [resource.path, resource]));
  region = descriptor.region;
  checkDescriptor(told);
  conclude();
  simulated = [...(await table('marks')).values()].some(({ name }) => name === 'simulated');
  checkTables(descriptor);
  conclude();
  const same = wanted.digest === undefined ? '' : '；SHA256SUMS 与包摘要相符';
  say(`文件：${told.size} 个，都与 SHA256SUMS 相符${same}。`);
  const { brought, head, restore, after } = await checkChain(descriptor.head);
  const record = await readRecord();
  const { skipped, redactedAt } = checkContents(record, brought);
  checkRegion(record);
  conclude();
  say(`审计链：链首 ${head}；事件带来的 ${brought.size} 行都与事件的摘要相符。`);
  if (skipped.users > 0)
    say(`其中 ${skipped.users} 行是用户：密码不在包里，内容摘要无法重算；名称、角色、是否启用已与事件核对。`);
  if (skipped.adopted > 0) say(`其中 ${skipped.adopted} 行是建链以前的用户：事件里没有它们的内容，没有核对。`);
  if (skipped.redacted > 0) say(`其中 ${skipped.redacted} 行的来源后来隐去：按隐去事件的摘要核对。`);
  if (restore !== undefined)
    say(`链首 ${wanted.head} 不在链上：第 ${restore} 号事件记着一次恢复备份，换下的台账停在这个链首。只凭该事件所记，请向经手人确认；这个链首不能证明现在的链没有被重做。`);
  else if (wanted.head !== undefined)
    say(`与链首 ${wanted.head} 相符${after > 0 ? `；它之后还有 ${after} 个事件，这个链首管不到它们` : ''}。`);
  checkArchive(record, redactedAt, told);
  reportCount = checkReports(record, brought, redactedAt, told);
  for (const name of ANY) await checkDataset(name, record);
  conclude();
  const filters = Object.entries(descriptor.filters).map(([name, value]) => `${FILTER_NAMES[name]}“${value}”`);
  const count = ANY.reduce((sum, name) => sum + resources.get(`data/${name}.csv`).rowCount, 0);
  const marked = simulated ? `；${SIMULATED}` : '';
  say(`地区：${region}${marked}；筛选：${filters.join('，') || '无'}；数据集共 ${count} 行。请确认这正是要核验的范围。`);
} catch (error) {
  fault(`无法核验：${error.message}`);
}
conclude();
if (wanted.digest === undefined)
  say('没有给出 --digest：没有证明这就是当时导出的那个包，筛选、excel/ 和 README.md 可能被改过。');
if (wanted.head === undefined)
  say('没有给出 --head：没有证明导出之前审计链没有被整条重做，也没有证明链尾没有被截去。');
say('excel/ 和 README.md 没有逐格核对，只由包摘要保证。');
say(`存档${reportCount > 0 ? `、${reportCount} 份印发的报告` : ''}与各数据集都与记录相符。核验通过。`);
