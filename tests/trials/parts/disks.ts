// Unbreakable 2: full, read-only, locked and damaged disks under the real program: a sentence, nothing lost, well again with room.
import { handIn } from '../../bench/parts.js';
import { diskTrials } from '../support/disks.js';

const trials = await diskTrials();
handIn(
  trials.map(({ name, how, found, faults }) => ({
    cells: [name, how, found, 'a sentence, its status, nothing lost, well again'],
    met: faults.length === 0 ? true : faults.join('; '),
  })),
);
