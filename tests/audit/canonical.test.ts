// Canonical JSON: the examples of RFC 8785 and the rules behind them.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonical, compact, digest, rowWriter, sha256, type Json } from '../../src/audit/canonical.js';

describe('the examples of RFC 8785', () => {
  it('3.2.2 and 3.2.3: numbers, escapes and sorted names', () => {
    const input = String.raw`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    }`;
    expect(canonical(JSON.parse(input) as Json)).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    );
  });

  it('3.2.3: names in the order of their UTF-16 units, not of their characters', () => {
    const input = String.raw`{
      "\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One",
      "\ud83d\ude00": "Emoji: Grinning Face", "\u0080": "Control", "\u00f6": "Latin Small Letter O With Diaeresis"
    }`;
    const values = Object.values(JSON.parse(canonical(JSON.parse(input) as Json)) as object);
    // JSON.parse puts names that are whole numbers first; the text itself has the order of the standard.
    const text = canonical(JSON.parse(input) as Json);
    const places = [
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ].map((value) => text.indexOf(value));
    expect(values).toHaveLength(7);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
  });

  it.each([
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ])('appendix B: the number %s → %s', (bits, text) => {
    expect(canonical(Buffer.from(bits, 'hex').readDoubleBE())).toBe(text);
  });

  it('a number or a string without a JSON form → refused, also in a name', () => {
    for (const value of [NaN, Infinity, -Infinity, 'a\ud800', { '\udead': 1 }]) {
      expect(() => canonical(value)).toThrow(RangeError);
    }
  });
});

const json = fc.jsonValue() as fc.Arbitrary<Json>;

describe('properties', () => {
  it('what is read back is what was written', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('the order of members never matters, the order of items always does', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), json), (members) => {
        const turned = Object.fromEntries(Object.entries(members).reverse());
        expect(digest(turned)).toBe(digest(members));
      }),
    );
    expect(digest([1, 2])).not.toBe(digest([2, 1]));
  });

  it('no white space, and the same text again from what is read back', () => {
    fc.assert(
      fc.property(json, (value) => {
        const text = canonical(value);
        expect(canonical(JSON.parse(text) as Json)).toBe(text);
        expect(text.replace(/"(?:[^"\\]|\\.)*"/g, '')).not.toMatch(/\s/);
      }),
    );
  });

  it('empty and null cells are left out, zero is kept', () => {
    expect(compact({ a: null, b: '', c: 0, d: 'x' })).toEqual({ c: 0, d: 'x' });
  });

  it('a known digest → that of any other tool', () => {
    // printf '{"a":1}' | sha256sum
    expect(digest({ a: 1 })).toBe('015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862');
    expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });
});

it('rows of one table, written with the names put in order once → each as by itself', () => {
  const cell = fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.constantFrom(null, '', 0, 1.5));
  const table = fc.uniqueArray(fc.string({ unit: 'grapheme' }), { maxLength: 6 }).chain((columns) => {
    const row = fc.tuple(...columns.map(() => cell));
    return fc.record({ columns: fc.constant(columns), rows: fc.array(row, { maxLength: 4 }) });
  });
  fc.assert(
    fc.property(table, ({ columns, rows }) => {
      const write = rowWriter(columns);
      for (const cells of rows) {
        const row = Object.fromEntries(columns.map((name, index) => [name, cells[index] ?? null]));
        expect(write(cells)).toBe(canonical(compact(row)));
      }
    }),
  );
});
