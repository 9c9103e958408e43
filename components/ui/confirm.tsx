import { ConfirmDialog } from "./confirm-dialog";
import { DialogTrigger } from "./dialog";

/** A quiet button of a row that asks before it posts. */
export function Confirm({
  id,
  trigger,
  title,
  text,
  action,
  fields,
  danger = false,
}: {
  /** Of the dialog: unique on the page. */
  id: string;
  trigger: string;
  /** The question; it begins with the words of the trigger and tells one row's from another's. */
  title: string;
  text: string;
  action: (data: FormData) => Promise<void>;
  fields?: Record<string, string> | undefined;
  danger?: boolean;
}) {
  return (
    <>
      <DialogTrigger dialog={id} variant="ghost" size="sm" aria-label={title.replace("?", "…")}>
        {trigger}
      </DialogTrigger>
      <ConfirmDialog
        id={id}
        title={title}
        text={text}
        action={action}
        fields={fields}
        confirm={trigger}
        danger={danger}
      />
    </>
  );
}
