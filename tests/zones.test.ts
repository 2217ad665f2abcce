// Days are strings and the clock is Xining's: what depends on days gives the same wherever the machine stands.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';

const ROOT = join(import.meta.dirname, '..');
/** The third is the machine's own. A zone is read when a process starts, so each of these has a Jest of its own. */
const ZONES = ['America/Los_Angeles', 'Pacific/Kiritimati'];
const DATE_TESTS = [
  'tests/domain',
  'tests/parser',
  'tests/reports',
  'tests/web/(pages|turn-of-year|coverage).test',
];
const LONGEST_MS = 600_000;

it.each(ZONES)(
  'domain, parser, reports and pages of dates under %s → all pass',
  (zone) => {
    const options = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
    const jest = join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js');
    const { status, stderr } = spawnSync(process.execPath, [...options, jest, '--runInBand', ...DATE_TESTS], {
      cwd: ROOT,
      env: { ...process.env, TZ: zone, FC_RUNS: '10' },
      encoding: 'utf8',
    });
    expect({ status, failed: status === 0 ? '' : stderr.slice(-4000) }).toEqual({ status: 0, failed: '' });
  },
  LONGEST_MS,
);
