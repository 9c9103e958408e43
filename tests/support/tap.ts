/** One statement of an SQL file and the line that it begins on. */
export type Statement = { text: string; line: number };

// A string, a quoted name, a dollar-quoted body, a comment, the end of a statement, anything else.
const token =
  /'(?:[^']|'')*'|"[^"]*"|(\$\w*\$)[\s\S]*?\1|--[^\n]*|\/\*[\s\S]*?\*\/|;|[^'"$/;-]+|./g;

/** Cuts a file where psql would, so that each answer can be traced to its line. No E'' strings. */
export function splitStatements(sql: string): Statement[] {
  const statements: Statement[] = [];
  let text = "";
  let line = 1;
  let start = 0;
  for (const [piece] of sql.matchAll(token)) {
    const isComment = piece.startsWith("--") || piece.startsWith("/*");
    if (start === 0 && !isComment && piece !== ";" && piece.trim() !== "") {
      start = line + piece.slice(0, piece.search(/\S/)).split("\n").length - 1;
    }
    if (piece === ";" && start > 0) {
      statements.push({ text: text.trim(), line: start });
      text = "";
      start = 0;
    } else if (start > 0) text += piece;
    line += piece.split("\n").length - 1;
  }
  if (start > 0) statements.push({ text: text.trim(), line: start });
  return statements;
}

/** A test that failed, or a statement that broke off the file, with the SQL line it comes from. */
export type Failure = { line: number; text: string };

/** Reads the Test Anything Protocol of one file, line by line, and keeps count. */
export class TapReader {
  passed = 0;
  skipped = 0;
  failures: Failure[] = [];
  #planned: number | undefined;
  #ran = 0;

  /** Takes what one statement printed. Diagnostics belong to the failure before them. */
  read(output: string, line: number): void {
    for (const text of output.split("\n")) {
      const plan = /^1\.\.(\d+)/.exec(text);
      if (plan) this.#planned = Number(plan[1]);
      else if (/^(not )?ok\b/.test(text)) this.#result(text, line);
      else if (text.startsWith("#")) {
        const last = this.failures.at(-1);
        if (last && last.line === line) last.text += `\n${text}`;
      }
    }
  }

  #result(text: string, line: number): void {
    this.#ran += 1;
    if (/# (skip|todo)/i.test(text)) this.skipped += 1;
    else if (text.startsWith("ok")) this.passed += 1;
    else this.failures.push({ line, text });
  }

  /** The statement itself failed; nothing after it ran. */
  broke(message: string, line: number): void {
    this.failures.push({ line, text: message });
  }

  /** Fewer or more tests than planned is a failure: a test that was skipped in silence proves nothing. */
  end(line: number): void {
    if (this.#planned === this.#ran) return;
    this.failures.push({ line, text: `planned ${this.#planned ?? "nothing"}, ran ${this.#ran}` });
  }
}
