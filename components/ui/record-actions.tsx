import type { ReactNode } from "react";
import { ConfirmDialog } from "./confirm-dialog";
import { DialogTrigger } from "./dialog";
import { Icon } from "./icon";
import { PostButton } from "./post-button";
import { t } from "./words";

type Action = (data: FormData) => Promise<void>;

/**
 * What can be done to a whole record beside editing it: put it away, or delete it after a question.
 * What the reader may not do is not passed.
 */
export function RecordActions({
  id,
  name,
  archive,
  remove,
  question,
}: {
  id: string;
  name: string;
  archive?: Action | undefined;
  remove?: Action | undefined;
  /** What is asked before it is deleted, what that does and refuses, and the words of the button. */
  question: { title: string; text: ReactNode; confirm: string };
}) {
  return (
    <>
      {archive && (
        <PostButton action={archive} fields={{ id }}>
          <Icon name="archive" />
          {t("archive")}
        </PostButton>
      )}
      {remove && (
        <>
          <DialogTrigger dialog="delete-record" variant="ghost">
            <Icon name="delete" />
            {t("delete")}
          </DialogTrigger>
          <ConfirmDialog
            id="delete-record"
            title={question.title}
            text={question.text}
            action={remove}
            fields={{ id }}
            confirm={question.confirm}
            danger
          >
            <p className="font-medium wrap-anywhere">{name}</p>
          </ConfirmDialog>
        </>
      )}
    </>
  );
}
