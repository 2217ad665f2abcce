// Writes bulletins as fast as it can and says the number of each that is stored: `DATA_DIR`, and until it is ended.
import { compose } from '../../../src/compose.js';
import { hotlineText } from '../../support/builders.js';

const dataDir = process.argv[2] ?? '';
const clock = { now: () => new Date(), today: () => '2026-01-01' };
const services = compose({ dataDir, region: '西宁市' }, clock, 'empty');
const first = Date.UTC(2020, 0, 1);
for (let day = 0; ; day += 1) {
  const date = new Date(first + (day % 2000) * 86_400_000);
  const text = `${hotlineText({ day: `${date.getUTCMonth() + 1}月${date.getUTCDate()}日` })}\n第${day}次`;
  const published = new Date(date.getTime() + 86_400_000).toISOString().slice(0, 10);
  const name = `${day}.txt`;
  services.ingest.ingestText({ name, bytes: Buffer.from(text), published, origin: 'import', actor: '写入' });
  process.send?.(name);
  if (day % 5 === 0) await new Promise(setImmediate);
}
