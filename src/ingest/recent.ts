// The texts that were read last, by the digest of their bytes: between preview and storing nothing is read twice.
import type { ExtractedText } from '../domain/layout.js';

/** Characters of text together; as many as a preview of a large batch. */
const MOST_CHARACTERS = 16 * 1024 * 1024;

export interface Recent {
  get(sha256: string): ExtractedText | undefined;
  put(sha256: string, extracted: ExtractedText): void;
}

export function createRecent(): Recent {
  const texts = new Map<string, ExtractedText>();
  let characters = 0;
  return {
    get: (sha256) => texts.get(sha256),
    put(sha256, extracted) {
      texts.set(sha256, extracted);
      characters += extracted.text.length;
      for (const [oldest, { text }] of texts) {
        if (characters <= MOST_CHARACTERS) return;
        texts.delete(oldest);
        characters -= text.length;
      }
    },
  };
}
