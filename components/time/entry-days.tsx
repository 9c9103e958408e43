"use client";

import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { DurationText } from "@/components/ui/duration-text";
import { Icon } from "@/components/ui/icon";
import { ProjectLabel } from "@/components/ui/project-label";
import { formatDuration } from "@/lib/durations";
import { paths } from "@/lib/paths";

export type Project = {
  /** Only where the reader may put time on it now. */
  id?: string;
  name: string | null;
  color: string | null;
  client: string | null;
};

/** What a row shows. Whatever is left out is not so. */
export type Entry = {
  id: string;
  text: string;
  seconds: number;
  /** Its place among the projects. */
  project: number;
  /** Its place among the people, where the sheet is of several. */
  person?: number;
  billed?: boolean;
  /** Whether the reader may not change it. */
  fixed?: boolean;
  own?: boolean;
};

type Day = {
  date: string;
  /** What it is called where it is near today. */
  name: string | undefined;
  label: string;
  seconds: number;
  entries: readonly Entry[];
  /** What is odd about its total, and whether it cannot be. */
  hint?: { text: string; wrong: boolean };
};

type Words = { total: string; none: string; billed: string; again: string; remove: string };

/**
 * The entries of a sheet under their days, in the form that deletes one of them. They are plain
 * data, drawn in the browser's part of the tree: a week of a team has many rows, and what they
 * share is sent once. For the same reason the style sheet knows a row by its parts, and draws the
 * pictures of its buttons.
 */
export function EntryDays({
  slug,
  days,
  projects,
  people,
  spoken,
  who,
  words,
}: {
  slug: string;
  projects: readonly Project[];
  people: readonly string[];
  /** Each duration of the page, by its seconds, as a screen reader says it. */
  spoken: Readonly<Record<number, string>>;
  days: readonly Day[];
  who: "all" | undefined;
  words: Words;
}) {
  return days.map(({ date, name, label, seconds, entries, hint }, day) => (
    <section key={date} aria-labelledby={`day-${date}`} className="entry-day">
      <header>
        <h3 id={`day-${date}`}>
          {name && <span>{name} </span>}
          {label}
        </h3>
        {hint && (
          <p className={hint.wrong ? "entry-hint text-danger-ink" : "entry-hint text-warn-ink"}>
            <Icon name={hint.wrong ? "error" : "warning"} size={14} />
            {hint.text}
          </p>
        )}
        <p>
          <span className="sr-only">{words.total} </span>
          <DurationText seconds={seconds} spoken={spoken[seconds]} unit />
        </p>
      </header>
      <ul>
        {entries.map((entry, at) => (
          <Row
            key={entry.id}
            titleId={`e${day}-${at}`}
            slug={slug}
            entry={entry}
            project={projects[entry.project]}
            person={entry.person === undefined ? undefined : people[entry.person]}
            spoken={spoken}
            who={who}
            words={words}
          />
        ))}
      </ul>
    </section>
  ));
}

/** One entry, and what can be done to it where the pointer or the focus is. */
function Row({
  titleId,
  slug,
  entry: { id, text, seconds, billed, fixed, own },
  project,
  person,
  spoken,
  who,
  words,
}: {
  /** Short, as it stands in the page several times. */
  titleId: string;
  slug: string;
  entry: Entry;
  project: Project | undefined;
  person: string | undefined;
  spoken: Readonly<Record<number, string>>;
  who: "all" | undefined;
  words: Words;
}) {
  const repeatable = own && project?.id;
  const again = {
    project: project?.id,
    duration: formatDuration(seconds),
    description: text || undefined,
  };
  return (
    <li>
      <div>
        <Link
          id={titleId}
          href={paths.timeEntry(slug, id, { who })}
          prefetch={false}
          className={text ? undefined : "text-faint"}
        >
          {text || words.none}
        </Link>
        <div>
          <ProjectLabel
            name={project?.name ?? null}
            color={project?.color ?? null}
            clientName={project?.client ?? null}
          />
          {person && <span>{person}</span>}
        </div>
      </div>
      {billed && (
        <Badge>
          <Icon name="locked" size={14} />
          <span className="max-sm:sr-only">{words.billed}</span>
        </Badge>
      )}
      {repeatable && (
        <Link
          href={paths.time(slug, again)}
          prefetch={false}
          className="tool"
          title={words.again}
          aria-describedby={titleId}
        />
      )}
      {!fixed && (
        <button
          type="submit"
          name="id"
          value={id}
          className="tool"
          title={words.remove}
          aria-describedby={titleId}
        />
      )}
      <DurationText seconds={seconds} spoken={spoken[seconds]} />
    </li>
  );
}
