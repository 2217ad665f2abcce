// The groupings that the program suggests, as shipped beside the sample bulletins.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { AliasProposal } from '../domain/alias.js';

/** The file is part of the program; a test holds what stands in it. */
export function readProposals(folder: string): AliasProposal[] {
  return JSON.parse(readFileSync(path.join(folder, 'aliases.json'), 'utf8')) as AliasProposal[];
}
