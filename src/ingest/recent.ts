// The texts that were read last, by the digest of their bytes: between preview and storing nothing is read twice.
import type { ExtractedText } from '../domain/layout.js';

/** Characters of text together; as many as a preview of a large batch. */
const MOST_CHARACTERS = 16 * 1024 * 1024;

export interface Recent {
  get(sha256: string): ExtractedText | undefined;
  put(sha256: string, extracted: ExtractedText): void;
  /** Once it is archived it is read there. */
  drop(sha256: string): void;
}

export function createRecent(): Recent {
  const texts = new Map<string, ExtractedText>();
  let characters = 0;
  const drop = (sha256: string): void => {
    characters -= texts.get(sha256)?.text.length ?? 0;
    texts.delete(sha256);
  };
  return {
    drop,
    get: (sha256) => texts.get(sha256),
    put(sha256, extracted) {
      drop(sha256);
      texts.set(sha256, extracted);
      characters += extracted.text.length;
      for (const oldest of texts.keys()) {
        if (characters <= MOST_CHARACTERS) return;
        drop(oldest);
      }
    },
  };
}
