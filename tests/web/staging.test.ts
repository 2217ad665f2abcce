import { describe, expect, it } from '@jest/globals';
import { createStaging, type StagedDocument } from '../../src/web/staging.js';

const clock = { now: () => new Date('2025-10-18T02:00:00Z'), today: () => '2025-10-18' };

function documentOf(bytes: number): StagedDocument {
  return { name: 'page.txt', bytes: new Uint8Array(bytes) };
}

describe('documents waiting to be stored', () => {
  it('two batches → ids that tell nothing of each other, each with its own documents', () => {
    const staging = createStaging(clock);
    const [first, second] = [staging.put([documentOf(1)]), staging.put([documentOf(2)])];
    expect(first).toMatch(/^[\w-]{24}$/);
    expect(first).not.toBe(second);
    expect(staging.get(second)[0]?.bytes).toHaveLength(2);
  });

  it('more batches than are kept → the oldest goes, the newest stays', () => {
    const staging = createStaging(clock);
    const ids = Array.from({ length: 33 }, () => staging.put([documentOf(1)]));
    expect(() => staging.get(ids[0] ?? '')).toThrow('已过期');
    for (const id of ids.slice(1)) expect(staging.get(id)).toHaveLength(1);
  });

  it('more bytes than are kept → older batches go, even one large batch stays while it is the newest', () => {
    const staging = createStaging(clock);
    const small = staging.put([documentOf(1)]);
    const large = staging.put([documentOf(129 * 1024 * 1024)]);
    expect(() => staging.get(small)).toThrow('已过期');
    expect(staging.get(large)).toHaveLength(1);
  });

  it('a dropped batch → cannot be had again', () => {
    const staging = createStaging(clock);
    const id = staging.put([documentOf(1)]);
    staging.drop(id);
    expect(() => staging.get(id)).toThrow('已过期或已入库');
  });
});
