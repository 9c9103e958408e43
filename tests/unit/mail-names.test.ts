import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nameInMail } from "@/lib/mail-names";

/** What mail programs make links of: schemes, www, domains, addresses. */
const link = /:\/\/|\bwww\.[\p{L}\p{N}]|[\p{L}\p{N}]\.[\p{L}\p{N}]{2,}|\S@\S|\b[a-z]+:\S/iu;

describe("a name in a mail", () => {
  test.each([
    ["Northwind Studio", "Northwind Studio"],
    ["J.R.R. Tolkien", "J.R.R. Tolkien"],
    ["Zoë O’Neill-Łukasz, Jr.", "Zoë O’Neill-Łukasz, Jr."],
    ["山田 太郎", "山田 太郎"],
    ["Ada & Co. KG", "Ada & Co. KG"],
  ])("is itself: %s", (name, shown) => {
    expect(nameInMail(name)).toBe(shown);
  });

  test.each([
    "https://evil.example/login",
    "http://evil",
    "//evil.example",
    "www.x",
    "www.evil.example",
    "evil.example",
    "Your bill: evil.example/pay?now",
    "mailto:eve@evil.example",
    "tel:+1800555",
    "eve@evil",
    "EVIL.EXAMPLE",
    "evil．example",
    "evil。example",
    "xn--80ak6aa92e.com",
    "ev\u00adil.exa\u200bmple",
    "1.2.3.44",
    "a.b.c.evil.example",
  ])("carries no link: %j", (name) => {
    expect(nameInMail(name)).not.toMatch(link);
  });

  test("is one line, and reads in the direction it was written", () => {
    expect(nameInMail("Acme\r\nBcc: all@evil.example\u2028\u2029x\u0085y")).toBe(
      "Acme Bcc: all at evil·example x y",
    );
    expect(nameInMail("\u202egpj.exe\u2066")).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
    expect(nameInMail("Acme” on Bulkhead. “Call me")).not.toMatch(/[“”]/);
  });

  test("whatever it was, it is short, of one line and no link", () => {
    const part = fc.constantFrom(
      ...[".", "．", "。", ":", "/", "\\", "@", "www", "evil", "com", "https", "a", "1", "-"],
      ...[
        "\u200b",
        "\u202e",
        "\u00ad",
        "\n",
        "\0",
        "\u2028",
        "\u0301",
        "é",
        "山",
        "😀",
        " ",
        "·",
        "”",
      ],
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
        const shown = nameInMail(parts.join(""));
        const isFit = [...shown].length <= 80 && !/[\p{Cc}\p{Cf}\u2028\u2029]/u.test(shown);
        return isFit && !link.test(shown);
      }),
      { numRuns: 1000 },
    );
  });
});
