/** The word stands alone at this place: `and`, not the one in `android`. */
function isWord(text: string, at: number, word: string): boolean {
  return (
    text.slice(at, at + word.length).toUpperCase() === word &&
    !/\w/.test(text[at - 1] ?? " ") &&
    !/\w/.test(text[at + word.length] ?? " ")
  );
}

/** Without parentheses that hold the whole of it. */
export function bare(expression: string): string {
  const text = expression.trim();
  if (!text.startsWith("(") || !text.endsWith(")")) return text;
  let depth = 0;
  for (const [index, sign] of outsideStrings(text)) {
    if (sign === "(") depth += 1;
    if (sign === ")") depth -= 1;
    if (depth === 0 && index < text.length - 1) return text;
  }
  return bare(text.slice(1, -1));
}

/** Each sign that is not inside of a string or a quoted name. */
function* outsideStrings(text: string): Generator<[number, string]> {
  let quote = "";
  for (let index = 0; index < text.length; index += 1) {
    const sign = text[index] ?? "";
    if (quote !== "") {
      if (sign === quote) quote = "";
    } else if (sign === "'" || sign === '"') quote = sign;
    else yield [index, sign];
  }
}

/**
 * The parts of an expression that `and` or `or` joins at its top, as Postgres prints it: with
 * parentheses around each part, so that the words of a `between` or a `case` stay inside of one.
 */
export function partsOf(expression: string, word: "AND" | "OR"): string[] {
  const text = bare(expression);
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (const [index, sign] of outsideStrings(text)) {
    if (sign === "(") depth += 1;
    if (sign === ")") depth -= 1;
    if (depth === 0 && isWord(text, index, word)) {
      parts.push(bare(text.slice(start, index)));
      start = index + word.length;
    }
  }
  return [...parts, bare(text.slice(start))];
}

/** The permission that an expression asks for, when that is all it asks. */
export function permissionIn(expression: string): string | undefined {
  const asked = [...expression.matchAll(/private\.(?:organization_for|can)\('([a-z_.]+)'/g)];
  return asked.length === 1 ? asked[0]?.[1] : undefined;
}

/** As somebody would have written it: Postgres names each sub-select's column and each type. */
export function readable(expression: string): string {
  return bare(expression)
    .replaceAll(/\( SELECT ([^()]*(?:\([^()]*\))?) AS \w+\)/g, "(select $1)")
    .replaceAll("::text", "")
    .replaceAll(/\bIS NOT NULL\b/g, "is not null")
    .replaceAll(/\bAND\b/g, "and")
    .replaceAll(/\bOR\b/g, "or");
}
