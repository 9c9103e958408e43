import { setTimeout as sleep } from "node:timers/promises";
import {
  type CompiledQuery,
  type DatabaseConnection,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from "kysely";
import pg from "pg";
import { ApiError } from "./answers.ts";
import {
  isOutdated,
  type Parsers,
  type Result,
  type Statement,
  sendTogether,
  typesOf,
} from "./batch.ts";
import { isUnreachable } from "./errors.ts";

/** How values are read and written, by the number of their type. */
export type Types = {
  parsers: Parsers;
  serializers: Record<number, (value: unknown) => unknown>;
};

/** What a request will ask of its session, as far as it is known before. */
export type Plan = {
  /** Sets role, claims, headers, and asks whether the request may be: goes ahead of the first statement. */
  setUp: Statement[];
  /**
   * One statement that changes nothing: it is a transaction by itself, for one trip. Others begin
   * with their first statement and are committed when the request has its answer, for two.
   */
  alone: boolean;
  /** Whether the status and the headers that a function asks for are to be read after it. */
  answers: boolean;
  /** Whether one row is to be written, no more and no less. */
  writesOne: boolean;
  /**
   * Whether a statement is the last, so that `commit` goes with it. Told what came before it.
   */
  isLast: (kind: string, before: Result | undefined) => boolean;
};

const begin: Statement = { text: "begin" };
const commit: Statement = { text: "commit" };
const rollback: Statement = { text: "rollback" };
const wishes: Statement = {
  text: `select current_setting('response.status', true) as status, current_setting('response.headers', true) as headers`,
  parsers: {},
};

/** How many requests are answered at once. */
export const mostSessions = 18;

/** How long a request waits for a Postgres that starts again, which takes a second as a rule. */
const patienceMs = 5_000;

/** The connections that requests are answered over. */
export class Sessions {
  readonly #pool: pg.Pool;
  readonly #types: Types;
  /** The types of parameters of statements that were given more than plain values. */
  readonly #described = new Map<string, number[]>();

  constructor(connectionString: string, types: Types) {
    this.#types = types;
    this.#pool = new pg.Pool({
      connectionString,
      max: mostSessions,
      idleTimeoutMillis: 0,
      maxLifetimeSeconds: 3600,
      options: "-c timezone=UTC",
    });
    // A lost connection fails the request that uses it, and leaves the pool. That is all.
    this.#pool.on("error", () => {});
    this.#pool.on("connect", (client) => client.on("error", () => {}));
  }

  /**
   * Answers a request in a transaction: committed when `answer` returns, undone when it throws or
   * returns a refusal. A function that chose its status itself meant what it did.
   */
  async run<T>(
    plan: Plan,
    answer: (db: Kysely<unknown>) => Promise<T>,
    isRefusal: (result: T) => boolean = () => false,
  ): Promise<T> {
    const session = new Session(
      plan,
      () => this.#connect(),
      (client, query) => this.#write(client, query),
    );
    try {
      const result = await answer(session.db);
      if (isRefusal(result) && !session.choseStatus) await session.rollback();
      else await session.commit();
      return result;
    } catch (error) {
      await session.rollback();
      throw error;
    } finally {
      session.release();
    }
  }

  close(): Promise<void> {
    return this.#pool.end();
  }

  /** A connection. Nothing was asked over it yet, so that there is no harm in trying again. */
  async #connect(): Promise<pg.PoolClient> {
    const deadline = Date.now() + patienceMs;
    for (;;) {
      try {
        return await this.#pool.connect();
      } catch (error) {
        if (!isUnreachable(error) || Date.now() > deadline) throw error;
        await sleep(100);
      }
    }
  }

  /** A query of the library as it goes to Postgres. */
  async #write(client: pg.ClientBase, { sql, parameters }: CompiledQuery): Promise<Statement> {
    // Postgres would read the statement to there, and then no further.
    if (sql.includes("\0")) throw new NulByte();
    const types = parameters.map(typeOf);
    const statement = { text: sql, types, parsers: this.#types.parsers };
    if (parameters.every(isPlain)) {
      return { ...statement, values: parameters.map((it) => (it === null ? null : String(it))) };
    }
    const key = `${types} ${sql}`;
    const found = this.#described.get(key) ?? (await typesOf(client, statement));
    if (this.#described.size >= 500) this.#described.clear();
    this.#described.set(key, found);
    return {
      ...statement,
      values: parameters.map((value, index) => {
        const serialize = this.#types.serializers[found[index] ?? 0] ?? String;
        return value === null ? null : String(serialize(value));
      }),
    };
  }
}

/** Other than the one row that was asked for would be written. */
class NotOne extends ApiError {
  constructor(count: number) {
    const message = "Cannot coerce the result to a single JSON object";
    super(406, "PGRST116", message, `The result contains ${count} rows`);
  }
}

/** What Postgres itself says to the byte in a value. */
class NulByte extends Error {
  readonly code = "22021";

  constructor() {
    super('invalid byte sequence for encoding "UTF8": 0x00');
  }
}

const isPlain = (value: unknown) =>
  value === null || ["string", "number", "boolean", "bigint"].includes(typeof value);

/** Types that a value tells by itself; the rest is found by Postgres. */
function typeOf(value: unknown): number {
  if (typeof value === "boolean") return 16;
  return typeof value === "bigint" ? 20 : 0;
}

/** The session of one request. */
class Session implements DatabaseConnection {
  #client: pg.PoolClient | undefined;
  /** Whether the transaction is open, as far as we can tell. */
  #open = false;
  #broken = false;
  #before: Result | undefined;
  #wishes: Record<string, unknown> | undefined;

  constructor(
    private readonly plan: Plan,
    private readonly connect: () => Promise<pg.PoolClient>,
    private readonly write: (client: pg.ClientBase, query: CompiledQuery) => Promise<Statement>,
  ) {}

  /** The library's query builder over this session. */
  get db(): Kysely<unknown> {
    return new Kysely({
      dialect: {
        createAdapter: () => new PostgresAdapter(),
        createIntrospector: (db) => new PostgresIntrospector(db),
        createQueryCompiler: () => new PostgresQueryCompiler(),
        createDriver: () => ({
          init: async () => {},
          destroy: async () => {},
          acquireConnection: async () => this,
          releaseConnection: async () => {},
          beginTransaction: () => refuse("a transaction within a request's"),
          commitTransaction: () => refuse("a transaction within a request's"),
          rollbackTransaction: () => refuse("a transaction within a request's"),
        }),
      },
    });
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    if (this.#wishes && query.sql.includes("current_setting('response.status', true)")) {
      return { rows: [this.#wishes as Row] };
    }
    this.#client ??= await this.connect();
    const statement = await this.write(this.#client, query);
    const result = await this.#send(this.#client, statement, query.query.kind);
    const { command, count, rows } = result;
    const changes = /^(INSERT|UPDATE|DELETE|MERGE)$/.test(command);
    // The library would say so only when it is done, and not when it embeds.
    if (changes && this.plan.writesOne && count !== 1) throw new NotOne(count);
    return {
      rows: rows as Row[],
      ...(changes && { numAffectedRows: BigInt(count) }),
    };
  }

  // biome-ignore lint/correctness/useYield: the interface asks for it, and nobody streams.
  async *streamQuery(): AsyncGenerator<never> {
    refuse("a stream");
  }

  async #send(client: pg.PoolClient, statement: Statement, kind: string): Promise<Result> {
    const first = !this.#open;
    const last = !this.plan.alone && this.plan.isLast(kind, this.#before);
    const ahead = first ? [...(this.plan.alone ? [] : [begin]), ...this.plan.setUp] : [];
    const after = [...(this.plan.answers ? [wishes] : []), ...(last ? [commit] : [])];
    this.#open = !this.plan.alone;
    let results: Result[];
    try {
      results = await sendTogether(client, [...ahead, statement, ...after]);
    } catch (error) {
      if (!first || !isOutdated(error)) throw error;
      // Nothing has happened yet but that a statement was found to be of an older schema.
      if (this.#open) await sendTogether(client, [rollback]);
      results = await sendTogether(client, [...ahead, statement, ...after]);
    }
    if (last) this.#open = false;
    if (this.plan.answers) this.#wishes = results[ahead.length + 1]?.rows[0];
    const result = results[ahead.length];
    if (!result) throw new Error("Postgres did not answer a statement.");
    this.#before = result;
    return result;
  }

  get choseStatus(): boolean {
    return Boolean(this.#wishes?.status);
  }

  async commit(): Promise<void> {
    if (!this.#client || !this.#open) return;
    await sendTogether(this.#client, [commit]);
    this.#open = false;
  }

  async rollback(): Promise<void> {
    if (!this.#client || !this.#open) return;
    try {
      await sendTogether(this.#client, [rollback]);
    } catch {
      this.#broken = true;
    }
  }

  /** Gives the connection back, unless it may still be in somebody's transaction. */
  release(): void {
    const client = this.#client;
    if (!client) return;
    client.release(this.#broken || client.getTransactionStatus() !== "I");
  }
}

function refuse(what: string): never {
  throw new Error(`The API's sessions know nothing of ${what}.`);
}
