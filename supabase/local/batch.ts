import type { ClientBase, Connection, FieldDef, Submittable } from "pg";
import { limits } from "./limits.ts";

/** A statement and what stands for its parameters, as Postgres's text. */
export type Statement = {
  text: string;
  values?: (string | null)[];
  /** The parameters' types by number; 0 leaves one to Postgres. */
  types?: number[];
  /** Turns a column's text into its value, by the type's number. Rows are not read without. */
  parsers?: Parsers;
};

export type Parsers = Record<number, (text: string) => unknown>;

export type Result = { command: string; count: number; rows: Record<string, unknown>[] };

/**
 * Sends statements to Postgres in one go, for one way there and back, and returns their results.
 *
 * All of them stand before one Sync. That makes them one transaction, unless `begin` or `commit` is
 * among them; and it makes Postgres skip all that follow a statement that fails. So what is to hold
 * for a statement can be sent together with it, ahead of it: if that fails, the statement never runs.
 */
export function sendTogether(client: ClientBase, statements: Statement[]): Promise<Result[]> {
  return new Promise((resolve, reject) => {
    client.query(new Batch(statements, resolve, reject));
  });
}

/** The types of a statement's parameters, as Postgres finds them. Nothing is carried out. */
export function typesOf(client: ClientBase, { text, types }: Statement): Promise<number[]> {
  return new Promise((resolve, reject) => {
    client.query(new Description(text, types, resolve, reject));
  });
}

/** How many statements a connection keeps prepared; the one not used for longest makes room. */
const mostPrepared = 200;

/** The statements that one connection has prepared, in order of their use. */
class Prepared {
  #names = new Map<string, string>();
  /** Sent to be prepared, not heard of yet. */
  #awaited: string[] = [];
  #obsolete: string[] = [];
  #made = 0;

  constructor(connection: Connection) {
    connection.on("parseComplete", () => this.#awaited.shift());
  }

  /** The name of a statement, and whether it has to be prepared first. */
  take({ text, types = [] }: Statement): { name: string; fresh: boolean } {
    const key = types.length > 0 ? `${types} ${text}` : text;
    const known = this.#names.get(key);
    const name = known ?? `s${++this.#made}`;
    if (known === undefined) this.#awaited.push(name);
    this.#names.delete(key);
    this.#names.set(key, name);
    const [oldest] = this.#names.values();
    if (oldest !== undefined && this.#names.size > mostPrepared) this.#forget([oldest]);
    return { name, fresh: known === undefined };
  }

  /** Forgets what Postgres did not come to prepare, or all. */
  failed(all: boolean): void {
    this.#forget(this.#awaited.splice(0));
    if (all) this.#forget([...this.#names.values()]);
  }

  #forget(names: string[]): void {
    for (const [key, name] of this.#names) if (names.includes(name)) this.#names.delete(key);
    this.#obsolete.push(...names);
  }

  takeObsolete(): string[] {
    return this.#obsolete.splice(0);
  }
}

const prepared = new WeakMap<Connection, Prepared>();

function preparedOn(connection: Connection): Prepared {
  const known = prepared.get(connection) ?? new Prepared(connection);
  prepared.set(connection, known);
  return known;
}

/** Numbers, which the driver writes as numbers; its types say texts. */
const oids = (types: number[] = []) => types as unknown as string[];

/** More than one answer may have. The connection is gone: only that ends what is being sent. */
export class AnswerTooLarge extends Error {}

class Batch implements Submittable {
  #stopCounting = () => {};
  #results: Result[] = [];
  #columns: { name: string; parse: ((text: string) => unknown) | undefined }[] = [];
  #rows: Record<string, unknown>[] = [];

  constructor(
    private readonly statements: Statement[],
    private readonly resolve: (results: Result[]) => void,
    private readonly reject: (error: Error) => void,
  ) {}

  /** Sends nothing, and returns why, when there is a value that the driver could not write to its end. */
  submit(connection: Connection): Error | undefined {
    for (const { values = [] } of this.statements) {
      if (!values.every((it) => it === null || typeof it === "string")) {
        return new Error("A statement's values are texts.");
      }
    }
    const known = preparedOn(connection);
    connection.stream.cork();
    for (const name of known.takeObsolete()) connection.close({ type: "S", name }, true);
    for (const statement of this.statements) {
      const { name, fresh } = known.take(statement);
      if (fresh) {
        connection.parse({ name, text: statement.text, types: oids(statement.types) }, true);
      }
      connection.bind({ statement: name, values: statement.values ?? [] }, true);
      if (statement.parsers) connection.describe({ type: "P", name: "" }, true);
      connection.execute({ portal: "" }, true);
    }
    connection.sync();
    connection.stream.uncork();
    this.#count(connection);
    return undefined;
  }

  /** Counts what comes as it comes: one row alone may be too much to wait for. */
  #count({ stream }: Connection): void {
    let received = 0;
    const count = (chunk: Buffer) => {
      received += chunk.length;
      if (received > limits.answer) stream.destroy(new AnswerTooLarge());
    };
    stream.on("data", count);
    this.#stopCounting = () => stream.off("data", count);
  }

  handleRowDescription({ fields }: { fields: FieldDef[] }): void {
    const parsers = this.statements[this.#results.length]?.parsers ?? {};
    this.#columns = fields.map(({ name, dataTypeID }) => ({ name, parse: parsers[dataTypeID] }));
  }

  handleDataRow({ fields }: { fields: (string | null)[] }): void {
    const row: Record<string, unknown> = {};
    let index = 0;
    for (const { name, parse } of this.#columns) {
      const text = fields[index++] ?? null;
      row[name] = text === null || !parse ? text : parse(text);
    }
    this.#rows.push(row);
  }

  handleCommandComplete({ text }: { text: string }): void {
    const [command = "", ...counts] = text.split(" ");
    this.#results.push({ command, count: Number(counts.at(-1)), rows: this.#rows });
    this.#rows = [];
    this.#columns = [];
  }

  handleReadyForQuery(): void {
    this.#stopCounting();
    this.resolve(this.#results);
  }

  handleError(error: Error, connection: Connection): void {
    this.#stopCounting();
    preparedOn(connection).failed(isOutdated(error));
    this.reject(error);
  }

  handleEmptyQuery(): void {}
  handlePortalSuspended(): void {}
}

/** Whether a statement was refused only because the schema has changed since it was prepared. */
export function isOutdated(error: unknown): boolean {
  return error instanceof Error && "routine" in error && error.routine === "RevalidateCachedQuery";
}

class Description implements Submittable {
  #types: number[] = [];

  constructor(
    private readonly text: string,
    private readonly types: number[] = [],
    private readonly resolve: (types: number[]) => void,
    private readonly reject: (error: Error) => void,
  ) {}

  submit(connection: Connection): void {
    connection.once("parameterDescription", ({ dataTypeIDs }: { dataTypeIDs: number[] }) => {
      this.#types = dataTypeIDs;
    });
    connection.parse({ name: "", text: this.text, types: oids(this.types) }, true);
    connection.describe({ type: "S", name: "" }, true);
    connection.sync();
  }

  handleRowDescription(): void {}

  handleReadyForQuery(): void {
    this.resolve(this.#types);
  }

  handleError(error: Error, connection: Connection): void {
    connection.removeAllListeners("parameterDescription");
    this.reject(error);
  }
}
