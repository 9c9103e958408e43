"use client";

import Link from "next/link";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { DurationText } from "@/components/ui/duration-text";
import { Icon } from "@/components/ui/icon";
import { ProjectLabel } from "@/components/ui/project-label";
import { formatDuration } from "@/lib/durations";
import { paths } from "@/lib/paths";

export type Project = {
  id: string;
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
  person?: string;
  billed?: boolean;
  editable?: boolean;
  /** Whether the reader may put time on the entry's project now. */
  repeatable?: boolean;
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
 * The entries of a sheet under their days. They are plain data, drawn in the browser's part of the
 * tree: a week of a team has many rows, and what they share is sent once.
 */
export function EntryDays({
  slug,
  days,
  projects,
  spoken,
  who,
  deleteFormId,
  words,
}: {
  slug: string;
  projects: readonly Project[];
  /** Each duration of the page, by its seconds, as a screen reader says it. */
  spoken: Readonly<Record<number, string>>;
  days: readonly Day[];
  who: "all" | undefined;
  /** The form that all rows share. */
  deleteFormId: string;
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
            titleId={`entry-${day}-${at}`}
            slug={slug}
            entry={entry}
            project={projects[entry.project]}
            spoken={spoken}
            who={who}
            deleteFormId={deleteFormId}
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
  entry: { id, text, seconds, person, billed, editable, repeatable },
  project,
  spoken,
  who,
  deleteFormId,
  words,
}: {
  /** Short, as it stands in the page several times. */
  titleId: string;
  slug: string;
  entry: Entry;
  project: Project | undefined;
  spoken: Readonly<Record<number, string>>;
  who: "all" | undefined;
  deleteFormId: string;
  words: Words;
}) {
  const again = {
    project: project?.id,
    duration: formatDuration(seconds),
    description: text || undefined,
  };
  return (
    <li>
      {person && <Avatar name={person} size="sm" />}
      <div className="entry-text">
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
          {person && <span className="entry-person">{person}</span>}
        </div>
      </div>
      {billed && (
        <Badge>
          <Icon name="locked" size={14} />
          <span className="max-sm:sr-only">{words.billed}</span>
        </Badge>
      )}
      {(repeatable || editable) && (
        <span className="entry-tools">
          {repeatable && (
            <Link
              href={paths.time(slug, again)}
              prefetch={false}
              className="tool"
              title={words.again}
              aria-describedby={titleId}
            >
              <Icon name="repeat" />
            </Link>
          )}
          {editable && (
            <button
              type="submit"
              form={deleteFormId}
              name="id"
              value={id}
              className="tool"
              title={words.remove}
              aria-describedby={titleId}
            >
              <Icon name="delete" />
            </button>
          )}
        </span>
      )}
      <DurationText seconds={seconds} spoken={spoken[seconds]} />
    </li>
  );
}
