"use client";

import { type ReactNode, type SubmitEvent, useEffect, useRef, useState } from "react";
import { useFormStatus } from "react-dom";
import { Dialog, DialogClose } from "./dialog";
import { HiddenFields } from "./hidden-fields";
import { PostForm } from "./post-form";
import { type AskedRow, fillWords } from "./row-buttons";
import { SubmitButton } from "./submit-button";
import { useWords } from "./words-context";

/**
 * One question for all rows of a list: a dialog and a form, once a page, beside the rows' RowButtons.
 *
 *   <RowDialog id="remove" title="Remove {name}?" … action={removeMember} asked={…} back={here} />
 *   <RowButtons row={member.id} words={{ name }} asks={[{ dialog: "remove", text: "Remove", … }]} />
 *
 * A pressed button fills in the row: `{name}` in title and text, the hidden `field` with the row's
 * id, and any control among the children with the word of its name. Where no script runs, the
 * button asks for the same page with `?remove=<id>`; the page looks that row up among its own and
 * passes it as `asked`, and the same dialog stands there open, with the same form to post.
 */
export function RowDialog({
  id,
  title,
  text,
  confirm,
  danger = false,
  action,
  field = "id",
  asked,
  back,
  children,
}: {
  /** Unique on the page; also the parameter of the address. */
  id: string;
  /** Words with the row's own in braces. */
  title: string;
  text: string;
  /** The words of the button that posts. */
  confirm: string;
  danger?: boolean | undefined;
  action: (data: FormData) => Promise<void>;
  /** What the action calls the row's id. */
  field?: string | undefined;
  /** The row that the address asks about. */
  asked?: AskedRow | undefined;
  /** The page without the question. */
  back: string;
  /** More fields, such as a select named after one of the words. */
  children?: ReactNode;
}) {
  const { cancel } = useWords();
  const [pressed, setPressed] = useState<AskedRow>();
  const { row = "", words = {} } = pressed ?? asked ?? {};
  const [path, query] = back.split("?");

  useEffect(() => {
    const dialog = document.getElementById(id);
    if (!pressed || !(dialog instanceof HTMLDialogElement)) return;
    const controls = dialog.querySelector("form")?.elements;
    for (const [name, value] of Object.entries(pressed.words ?? {})) {
      const control = controls?.namedItem(name);
      if (control instanceof HTMLSelectElement || control instanceof HTMLInputElement) {
        control.value = value;
      }
    }
    // One that the address opened is not modal, and cannot become it while it is open.
    dialog.close();
    dialog.showModal();
  }, [id, pressed]);

  function ask(event: SubmitEvent<HTMLFormElement>) {
    const button = event.nativeEvent.submitter;
    if (!(button instanceof HTMLButtonElement)) return;
    event.preventDefault();
    const words = button.closest<HTMLElement>("[data-row]")?.dataset;
    setPressed({ row: button.value, words: { ...words } as Record<string, string> });
  }

  return (
    <>
      <form id={`${id}-ask`} method="get" action={path} onSubmit={ask}>
        {/* A GET drops the query of its address. */}
        <HiddenFields fields={Object.fromEntries(new URLSearchParams(query))} />
      </form>
      <Dialog
        id={id}
        title={fillWords(title, words)}
        description={fillWords(text, words)}
        open={asked ? true : undefined}
      >
        <PostForm action={action} className="grid gap-4">
          <input type="hidden" name={field} value={row} />
          {children}
          <div className="dialog-foot -mx-5 -mb-5">
            {asked ? (
              <a href={back} className="button">
                {cancel}
              </a>
            ) : (
              <DialogClose dialog={id}>{cancel}</DialogClose>
            )}
            <SubmitButton variant={danger ? "danger" : "primary"}>{confirm}</SubmitButton>
          </div>
          <CloseWhenDone id={id} />
        </PostForm>
      </Dialog>
    </>
  );
}

/** The dialog outlives the row it was about: once the answer is there, it closes. */
function CloseWhenDone({ id }: { id: string }) {
  const { pending } = useFormStatus();
  const wasPending = useRef(false);
  useEffect(() => {
    const dialog = document.getElementById(id);
    const answered = wasPending.current && !pending && !dialog?.querySelector("[role=alert]");
    wasPending.current = pending;
    if (answered && dialog instanceof HTMLDialogElement) dialog.close();
  }, [pending, id]);
  return null;
}
