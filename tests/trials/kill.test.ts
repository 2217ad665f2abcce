// A few kills of the trial, so that nothing that it rests on breaks unseen: `npm run trials` does two hundred.
import { expect, it } from '@jest/globals';
import { killRuns } from './support/killing.js';

it('an ingest and an upgrade killed → what was reported stored is there, once and whole, and verifies', async () => {
  const { kills, faults } = await killRuns({ files: 40, plain: 2, checkpoints: 1, upgrades: 1, seed: 7 });
  expect(faults).toEqual([]);
  expect(kills).toBeGreaterThan(0);
}, 60_000);
