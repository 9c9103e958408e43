export type FairQueueOptions = {
  /** How many tasks run at once, of all persons. */
  atOnce: number;
  /** How many of one person run at once. */
  ofOne: number;
  /** How many of one person wait at most. */
  waiting: number;
  /** How long one waits at most, in milliseconds. */
  patience: number;
};

/** One task more than a person may have waiting, or one that waited too long. It was not begun. */
export class TooMany extends Error {}

type Waiting = { begin: () => void };

/** What one person has running and waiting. */
class Line {
  running = 0;
  readonly waiting: Waiting[] = [];
}

/**
 * Lets tasks begin, so many at once, person by person in turn: who asks for fifty things delays
 * the fifty, and nobody who asks for one.
 */
export class FairQueue {
  #running = 0;
  /** By person, whose turn is next first; only of those who have something here. */
  readonly #lines = new Map<string, Line>();

  constructor(private readonly options: FairQueueOptions) {}

  /** Runs a person's task when it is its turn. Rejects with TooMany without having begun it. */
  async run<T>(person: string, task: () => Promise<T>): Promise<T> {
    const line = this.#lines.get(person) ?? new Line();
    this.#lines.set(person, line);
    if (this.#mayBegin(line)) this.#begin(person, line);
    else await this.#wait(person, line);
    try {
      return await task();
    } finally {
      this.#running--;
      line.running--;
      this.#tidy(person, line);
      this.#next();
    }
  }

  #mayBegin(line: Line): boolean {
    const { atOnce, ofOne } = this.options;
    return this.#running < atOnce && line.running < ofOne;
  }

  #begin(person: string, line: Line): void {
    this.#running++;
    line.running++;
    // To the end: whoever else waits comes first.
    this.#lines.delete(person);
    this.#lines.set(person, line);
  }

  #wait(person: string, line: Line): Promise<void> {
    if (line.waiting.length >= this.options.waiting) return Promise.reject(new TooMany());
    return new Promise((resolve, reject) => {
      const entry: Waiting = {
        begin: () => {
          clearTimeout(late);
          this.#begin(person, line);
          resolve();
        },
      };
      const late = setTimeout(() => {
        line.waiting.splice(line.waiting.indexOf(entry), 1);
        this.#tidy(person, line);
        reject(new TooMany());
      }, this.options.patience);
      line.waiting.push(entry);
    });
  }

  #next(): void {
    for (const line of this.#lines.values()) {
      if (this.#running >= this.options.atOnce) return;
      if (this.#mayBegin(line)) line.waiting.shift()?.begin();
    }
  }

  #tidy(person: string, line: Line): void {
    if (line.running === 0 && line.waiting.length === 0) this.#lines.delete(person);
  }
}
