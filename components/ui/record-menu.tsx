import { Archive, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { Dialog, DialogClose } from "./dialog";
import { Menu, MenuPost } from "./menu";
import { PostButton } from "./post-button";

type Action = (data: FormData) => Promise<void>;

/**
 * What can be done to a whole record beside editing it: put it away, or delete it after a question.
 * What the reader may not do is not passed; without either there is no menu.
 */
export function RecordMenu({
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
  if (!archive && !remove) return null;
  return (
    <>
      <Menu id="record-menu" label={`More for ${name}`}>
        {archive && (
          <MenuPost action={archive} fields={{ id }} icon={<Archive size={16} aria-hidden />}>
            Archive {kind}
          </MenuPost>
        )}
        {remove && (
          <button
            type="button"
            command="show-modal"
            commandfor="record-delete"
            className="menu-item text-danger-ink"
          >
            <Trash2 size={16} aria-hidden />
            Delete {kind}…
          </button>
        )}
      </Menu>
      {remove && (
        <Dialog
          id="record-delete"
          title={`Delete this ${kind}?`}
          description={warning}
          footer={
            <>
              <DialogClose dialog="record-delete">Cancel</DialogClose>
              <PostButton action={remove} fields={{ id }} variant="danger">
                Delete {kind}
              </PostButton>
            </>
          }
        >
          <p className="font-medium wrap-anywhere">{name}</p>
        </Dialog>
      )}
    </>
  );
}
