// A file and its event appear together, or neither does: what a commit refuses after the file took its place is undone.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { createExporter } from '../../src/exports/exporter.js';
import { placing } from '../../src/cli/placing.js';
import { seededServices } from '../support/audit-package.js';
import { temporaryFolder } from '../support/ledger.js';

const ROOT = join(import.meta.dirname, '..', '..');

/** Writes through an exporter whose commit fails, or does not, after everything in it was done. */
async function written(target: string, commit: 'fails' | 'succeeds'): Promise<number> {
  const { storage, clock, region } = seededServices();
  const transaction = <T>(work: () => T): T =>
    storage.transaction(() => {
      const done = work();
      if (commit === 'fails') throw new Error('disk full');
      return done;
    });
  const exporter = createExporter({ storage: { ...storage, transaction }, clock, region, root: ROOT });
  const file = join(temporaryFolder(), 'export');
  const request = { dataset: 'hotline', forExcel: false } as const;
  const writing = exporter.writeDataset(file, request, { actor: '甲', ...placing(file, target) });
  if (commit === 'fails') await expect(writing).rejects.toThrow('disk full');
  else await writing;
  return storage.events({ action: 'export', most: 9 }).length;
}

describe('a file that takes its place', () => {
  const newTarget = (): string => join(temporaryFolder(), 'x.csv');

  it('with its event → is there, in place of an earlier one', async () => {
    const target = newTarget();
    writeFileSync(target, 'earlier');
    expect(await written(target, 'succeeds')).toBe(1);
    expect(readFileSync(target, 'utf8')).toMatch(/^date,/);
  });

  it('without its event, because the commit fails → is gone again', async () => {
    const target = newTarget();
    expect(await written(target, 'fails')).toBe(0);
    expect(existsSync(target)).toBe(false);
  });

  it('in place of an earlier one, and the commit fails → the earlier one is back', async () => {
    const target = newTarget();
    writeFileSync(target, 'earlier');
    expect(await written(target, 'fails')).toBe(0);
    expect(readFileSync(target, 'utf8')).toBe('earlier');
  });

  it('that cannot take its place → thrown, nothing recorded, and what stands there is left alone', async () => {
    const { storage, clock, region } = seededServices();
    const exporter = createExporter({ storage, clock, region, root: ROOT });
    const target = newTarget();
    writeFileSync(target, 'earlier');
    const publish = (): void => {
      throw new Error('no room');
    };
    const file = join(temporaryFolder(), 'export');
    const exporting = { ...placing(file, target), actor: '甲', publish };
    await expect(exporter.writePackage(file, {}, exporting)).rejects.toThrow('no room');
    expect(readFileSync(target, 'utf8')).toBe('earlier');
    expect(storage.events({ action: 'export', most: 9 })).toEqual([]);
  });

  it('where a folder is → refused, the folder stays', () => {
    const folder = temporaryFolder();
    const target = join(folder, 'x.csv');
    mkdirSync(target);
    writeFileSync(join(folder, 'export'), 'new');
    expect(() => {
      placing(join(folder, 'export'), target).publish();
    }).toThrow('EISDIR');
    expect(existsSync(target)).toBe(true);
  });
});
