/** A piece of SQL. Comments count as space; words and operators are in lower case, as they are written here. */
export type Token = {
  kind: "space" | "string" | "number" | "name" | "word" | "operator" | "mark";
  text: string;
  at: number;
};

const piece =
  /(?<space>(?:\s+|--[^\n]*|\/\*[\s\S]*?\*\/)+)|(?<string>[eE]?'(?:[^']|'')*'|(?<tag>\$\w*\$)[\s\S]*?\k<tag>)|(?<name>"(?:[^"]|"")+")|(?<number>\d+(?:\.\d+)?)|(?<word>[A-Za-z_]\w*)|(?<operator><=|>=|<>|!=|:=|=>|->>|->|#>>|\|\||::|!?~\*?|@>|<@|[-+*/<>=%^&|#@!?])|(?<mark>[().,;:[\]])/gy;

const kinds = ["space", "string", "number", "name", "word", "operator", "mark"] as const;

/** Cuts SQL into its pieces, in which strings, quoted names and dollar quotes are whole. */
export function tokens(sql: string): Token[] {
  const found: Token[] = [];
  let end = 0;
  for (const match of sql.matchAll(piece)) {
    const kind = kinds.find((it) => match.groups?.[it] !== undefined);
    if (!kind) continue;
    const text = kind === "word" ? match[0].toLowerCase() : match[0];
    found.push({ kind, text, at: match.index });
    end = match.index + match[0].length;
  }
  if (end !== sql.length) throw new Error(`Not SQL at: ${sql.slice(end, end + 40)}`);
  return found;
}
