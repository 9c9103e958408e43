import { describe, expect, test } from "vitest";
import { line, paragraph, requiredLine, searchTerm } from "@/lib/fields";

describe("what nobody sees in a typed text", () => {
  test.each([
    ["marks of direction", "a\u200eb\u200fc\u061cd", "abcd"],
    ["spaces without width and breaks", "pass\u200bword\u2060\ufeff\u00ad", "password"],
  ])("%s is taken out of lines and paragraphs", (_, typed, kept) => {
    expect(line(100).parse(typed)).toBe(kept);
    expect(requiredLine(100, "Enter a name.").parse(typed)).toBe(kept);
    expect(paragraph(100).parse(typed)).toBe(kept);
    expect(searchTerm.parse(typed)).toBe(kept);
  });

  test.each([
    ["Persian with a joiner", "می\u200cخواهم"],
    ["Sinhala with a joiner", "ශ්\u200dරී"],
    ["a family", "👩\u200d👩\u200d👧"],
    ["the flag of Scotland", "🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}"],
    ["Hebrew beside Latin", "שלום Acme"],
    ["a sign for numbers that is seen", "\u0600123"],
  ])("%s stays as it is", (_, typed) => {
    expect(line(100).parse(typed)).toBe(typed);
    expect(paragraph(100).parse(typed)).toBe(typed);
  });

  test.each([
    ["an order to write from right to left", "Acme \u202egnp.exe"],
    ["an embedding", "\u202aAcme"],
    ["the end of one", "Acme\u202c"],
    ["an isolate", "\u2066Acme"],
    ["the end of an isolate", "Acme\u2069"],
  ])("%s is refused, in words", (_, typed) => {
    for (const field of [line(100), requiredLine(100, "Enter a name."), paragraph(100)]) {
      const told = field.safeParse(typed).error?.issues.map(({ message }) => message);
      expect(told).toEqual([expect.stringMatching(/hidden character/)]);
    }
    expect(searchTerm.parse(typed)).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
  });

  test("a name of joiners only is none", () => {
    expect(line(100).parse("\u200d \u200c")).toBe("");
    expect(requiredLine(100, "Enter a name.").safeParse("\u200d").success).toBe(false);
  });
});
