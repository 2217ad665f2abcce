// The audit package, as an auditor gets it: everything in it, and every change of it found by a program of its own.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { filesIn, fullServices, packageOf, verify, type UnpackedPackage } from '../support/audit-package.js';

let whole: UnpackedPackage;
beforeAll(async () => {
  whole = await packageOf(fullServices());
});

describe('a package', () => {
  it('as it was made → verified', async () => {
    const { status, output } = await verify(whole.folder, '--digest', whole.digest, '--head', whole.head);
    console.log(filesIn(whole.folder), output, readFileSync(join(whole.folder,'data/figures.csv'),'utf8').slice(0,3000));
    expect({ status, output }).toMatchObject({ status: 0 });
  });
});
