import type { ReactNode } from "react";
import { ConfirmDialog } from "./confirm-dialog";
import { DialogTrigger } from "./dialog";
import { Icon } from "./icon";
import { PostButton } from "./post-button";

type Action = (data: FormData) => Promise<void>;

/**
 * What can be done to a whole record beside editing it: put it away, or delete it after a question.
 * What the reader may not do is not passed.
 */
export function RecordActions({
  kind,
  id,
  name,
  archive,
  remove,
  warning,
}: {
  /** What it is, as in "Delete client". */
  kind: string;
  id: string;
  name: string;
  archive?: Action | undefined;
  remove?: Action | undefined;
  /** What deleting does, and what is refused. */
  warning: ReactNode;
}) {
  return (
    <>
      {archive && (
        <PostButton action={archive} fields={{ id }}>
          <Icon name="archive" />
          Archive
        </PostButton>
      )}
      {remove && (
        <>
          <DialogTrigger dialog="delete-record" variant="ghost">
            <Icon name="delete" />
            Delete…
          </DialogTrigger>
          <ConfirmDialog
            id="delete-record"
            title={`Delete this ${kind}?`}
            text={warning}
            action={remove}
            fields={{ id }}
            confirm={`Delete ${kind}`}
            danger
          >
            <p className="font-medium wrap-anywhere">{name}</p>
          </ConfirmDialog>
        </>
      )}
    </>
  );
}
