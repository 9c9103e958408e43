export type FairQueueOptions = {
  /** How many tasks run at once, of all persons. */
  atOnce: number;
  /** How many of one person run at once. */
  ofOne: number;
  /** How many of one person wait at most. */
  waiting: number;
  /** How long one waits at most, in milliseconds. */
  patience: number;
  /** Whether what a person's tasks took lately counts. */
  debts: boolean;
};

/**
 * Milliseconds that a task may take for nothing; what it takes longer, its person owes. Who owes runs
 * one at a time; who owes `much` none, while others are about. Debt is forgiven at a quarter of the pace
 * of time, and never grows beyond `most`.
 */
const debts = { free: 150, forgiven: 0.25, most: 1500, much: 500 };

/** How long a person counts as about after the last task, in milliseconds. */
const about = 3000;

/** One task more than a person may have waiting, or one that waited too long. It was not begun. */
export class TooMany extends Error {}

type Waiting = { begin: () => void };

/** What one person has running and waiting. */
class Line {
  readonly waiting: Waiting[] = [];
  /** When those that are running began. */
  readonly #began: number[] = [];
  #debt = 0;
  #at = performance.now();
  #seen = this.#at;

  get running(): number {
    return this.#began.length;
  }

  /** With what is running by now, as if it were over. */
  get debt(): number {
    const now = performance.now();
    this.#debt = Math.max(0, this.#debt - debts.forgiven * (now - this.#at));
    this.#at = now;
    const owed = this.#began.reduce((sum, began) => sum + owedFor(now - began), this.#debt);
    return Math.min(owed, debts.most);
  }

  begin(): number {
    this.#seen = performance.now();
    this.#began.push(this.#seen);
    return this.#seen;
  }

  end(began: number): void {
    this.#began.splice(this.#began.indexOf(began), 1);
    this.#seen = performance.now();
    this.#debt = Math.min(this.debt + owedFor(this.#seen - began), debts.most);
  }

  get isAbout(): boolean {
    return this.running > 0 || performance.now() - this.#seen < about;
  }

  /** Whether there is nothing to remember. */
  get isOver(): boolean {
    return !this.isAbout && this.waiting.length === 0 && this.debt === 0;
  }
}

const owedFor = (took: number) => Math.max(0, took - debts.free);

/**
 * Lets tasks begin, so many at once, person by person in turn: who asks for fifty things delays
 * the fifty, and nobody who asks for one. Whose tasks take long has one at a time, and pauses
 * while others are about, so that these find more time without it than with it.
 */
export class FairQueue {
  #running = 0;
  #later: NodeJS.Timeout | undefined;
  /** By person, whose turn is next first; only of those who have something here. */
  readonly #lines = new Map<string, Line>();

  constructor(private readonly options: FairQueueOptions) {}

  /** Runs a person's task when it is its turn. Rejects with TooMany without having begun it. */
  async run<T>(person: string, task: () => Promise<T>): Promise<T> {
    const line = this.#lines.get(person) ?? new Line();
    this.#lines.set(person, line);
    const began =
      line.waiting.length === 0 && this.#mayBegin(line)
        ? this.#begin(person, line)
        : await this.#wait(person, line);
    try {
      return await task();
    } finally {
      this.#running--;
      line.end(began);
      this.#next();
    }
  }

  #mayBegin(line: Line): boolean {
    const { atOnce, ofOne } = this.options;
    if (this.#running >= atOnce || line.running >= ofOne) return false;
    const { debt } = line;
    if (debt === 0 || !this.options.debts) return true;
    if (line.running > 0) return false;
    return debt < debts.much || ![...this.#lines.values()].some((it) => it !== line && it.isAbout);
  }

  #begin(person: string, line: Line): number {
    this.#running++;
    // To the end: whoever else waits comes first.
    this.#lines.delete(person);
    this.#lines.set(person, line);
    return line.begin();
  }

  #wait(person: string, line: Line): Promise<number> {
    if (line.waiting.length >= this.options.waiting) return Promise.reject(new TooMany());
    return new Promise((resolve, reject) => {
      const entry: Waiting = {
        begin: () => {
          clearTimeout(late);
          resolve(this.#begin(person, line));
        },
      };
      const late = setTimeout(() => {
        line.waiting.splice(line.waiting.indexOf(entry), 1);
        reject(new TooMany());
      }, this.options.patience);
      line.waiting.push(entry);
      this.#next();
    });
  }

  #next(): void {
    for (const [person, line] of this.#lines) {
      if (this.#mayBegin(line)) line.waiting.shift()?.begin();
      if (line.isOver) this.#lines.delete(person);
    }
    // Whom only a debt holds up is not called by the end of any task.
    const held = [...this.#lines.values()].some((it) => it.waiting.length > 0);
    if (held && this.#running < this.options.atOnce) {
      this.#later ??= setTimeout(() => {
        this.#later = undefined;
        this.#next();
      }, 25);
    }
  }
}
