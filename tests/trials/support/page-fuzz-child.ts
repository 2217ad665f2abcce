// `page-fuzz-child.ts COUNT SEED`: reads so many mutated pages; what became of them goes to standard output.
import { fuzzPages } from './page-fuzz.js';

const [, , count, seed] = process.argv;
process.stdout.write(JSON.stringify(fuzzPages({ count: Number(count), seed: Number(seed) })));
