"use client";

import Link from "next/link";
import { useId } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { Duration } from "@/components/ui/duration";
import { Icon } from "@/components/ui/icon";
import { ProjectLabel } from "@/components/ui/project-label";
import { formatDuration } from "@/lib/durations";
import { paths } from "@/lib/paths";

/** What a row shows. Whatever is left out is not so; a project is shared by its rows. */
export type Entry = {
  id: string;
  text: string;
  seconds: number;
  project: { id: string; name: string | null; color: string | null; client: string | null };
  person?: string;
  billed?: boolean;
  editable?: boolean;
  /** Whether the reader may put time on the entry's project now. */
  repeatable?: boolean;
};

type Words = { total: string; none: string; billed: string; again: string; remove: string };

/**
 * The entries of a sheet under their days. They are plain data, drawn in the browser's part of the
 * tree: a week of a team has many rows, and what they share is sent once.
 */
export function EntryDays({
  slug,
  days,
  who,
  deleteFormId,
  words,
}: {
  slug: string;
  days: readonly { date: string; label: string; seconds: number; entries: readonly Entry[] }[];
  who: "all" | undefined;
  /** The form that all rows share. */
  deleteFormId: string;
  words: Words;
}) {
  return days.map(({ date, label, seconds, entries }) => (
    <section key={date} aria-labelledby={`day-${date}`} className="entry-day">
      <header>
        <h3 id={`day-${date}`}>{label}</h3>
        <p>
          <span className="sr-only">{words.total} </span>
          <Duration seconds={seconds} />
        </p>
      </header>
      <ul>
        {entries.map((entry) => (
          <Row
            key={entry.id}
            slug={slug}
            entry={entry}
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
  slug,
  entry: { id, text, seconds, project, person, billed, editable, repeatable },
  who,
  deleteFormId,
  words,
}: {
  slug: string;
  entry: Entry;
  who: "all" | undefined;
  deleteFormId: string;
  words: Words;
}) {
  const titleId = useId();
  const again = {
    project: project.id,
    duration: formatDuration(seconds),
    description: text || undefined,
  };
  return (
    <li>
      {person && <Avatar name={person} size="sm" />}
      <div className="entry-text">
        <div>
          <Link
            id={titleId}
            href={paths.timeEntry(slug, id, { who })}
            prefetch={false}
            className={text ? undefined : "text-faint"}
          >
            {text || words.none}
          </Link>
        </div>
        <div className="entry-where">
          <span>
            <ProjectLabel name={project.name} color={project.color} clientName={project.client} />
          </span>
          {person && <span className="entry-person">{person}</span>}
        </div>
      </div>
      <span className="entry-billed">
        {billed && (
          <Badge>
            <Icon name="locked" size={14} />
            <span className="max-sm:sr-only">{words.billed}</span>
          </Badge>
        )}
      </span>
      <span className="entry-tools">
        {repeatable && (
          <Link
            href={paths.time(slug, again)}
            prefetch={false}
            className="button button-ghost button-icon"
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
            className="button button-ghost button-icon"
            title={words.remove}
            aria-describedby={titleId}
          >
            <Icon name="delete" />
          </button>
        )}
      </span>
      <Duration seconds={seconds} />
    </li>
  );
}
