// Unbreakable 1: an ingest of 2,000 files is killed at 200 random moments; what was reported stored is there, once and whole.
import { parseArgs } from 'node:util';
import { handIn, type Row } from '../../bench/parts.js';
import { killRuns, type KillReport } from '../support/killing.js';

const { values } = parseArgs({ options: { times: { type: 'string', default: '1' } } });
const times = Number(values.times);
const FILES = 2000;

const report = await killRuns({
  files: FILES,
  ...{ plain: 80 * times, checkpoints: 60 * times, upgrades: 60 * times, seed: 20251018 },
});
for (const fault of report.faults) process.stderr.write(`${fault}\n`);
handIn(rowsOf(report));

function rowsOf({ kills, phases, recovered, upgrades, reported, faults }: KillReport): Row[] {
  const told = [...phases].map(([phase, count]) => `${phase} ${count}`).join(', ');
  const missing = 200 * times - kills;
  return [
    {
      cells: [
        `SIGKILL during an ingest of ${FILES.toLocaleString('en')} files and during upgrades`,
        `${kills} kills (last said: ${told}); ${recovered} left a log to recover`,
        `${faults.length} lost, doubled, half or not verified; ${reported.toLocaleString('en')} files reported stored`,
        '0 of 200 kills',
      ],
      met:
        faults.length > 0 ? `${faults.length} faults` : missing > 0 ? `${missing} kills came too late` : true,
    },
    {
      cells: [
        'upgrade killed: all or nothing',
        `${upgrades.old + upgrades.current} upgrades of an old ledger`,
        `${upgrades.old} still the old one, ${upgrades.current} upgraded, none between`,
        'none between',
      ],
      met: faults.length === 0 ? true : 'see above',
    },
  ];
}
