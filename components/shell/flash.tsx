import { HiddenFields } from "@/components/ui/hidden-fields";
import { Icon, type IconName } from "@/components/ui/icon";
import { PostForm } from "@/components/ui/post-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FlashTone, readFlash } from "@/lib/flash";
import { FlashMessage } from "./flash-message";
import { t } from "./words";

type Action = (data: FormData) => Promise<void>;

/** `seconds`: for how long it stays. What went wrong waits for the reader. */
const tones: Record<FlashTone, { icon: IconName; look: string; seconds?: number }> = {
  success: { icon: "paid", look: "text-success-ink", seconds: 6 },
  info: { icon: "info", look: "text-info-ink", seconds: 6 },
  warn: { icon: "warning", look: "text-warn-ink" },
  danger: { icon: "error", look: "text-danger-ink" },
};
const secondsToUndo = 12;

/**
 * What the last action did, once: a card that floats above the page and moves nothing. The region is
 * always there, so that a screen reader hears the message when a script puts it in. Only the actions
 * given here can be undone.
 */
export async function Flash({ actions = {} }: { actions?: Record<string, Action> }) {
  const flash = await readFlash();
  return (
    <div role="status" className="flash-region">
      {flash && <Message flash={flash} actions={actions} />}
    </div>
  );
}

function Message({
  flash,
  actions,
}: {
  flash: NonNullable<Awaited<ReturnType<typeof readFlash>>>;
  actions: Record<string, Action>;
}) {
  const { icon, look, seconds } = tones[flash.tone];
  const { undo } = flash;
  const action = undo && Object.hasOwn(actions, undo.action) ? actions[undo.action] : undefined;
  return (
    <FlashMessage
      key={flash.id}
      id={flash.id}
      path={flash.path}
      seconds={seconds && action ? secondsToUndo : seconds}
      dismiss={<Icon name="close" />}
      dismissLabel={t("flash.dismiss")}
      undo={
        undo &&
        action && (
          <PostForm action={action}>
            <HiddenFields fields={undo.fields} />
            <SubmitButton variant="secondary" size="sm">
              {t("flash.undo")}
            </SubmitButton>
          </PostForm>
        )
      }
    >
      <Icon name={icon} className={look} />
      <p className="min-w-0 flex-1 font-medium">{flash.text}</p>
    </FlashMessage>
  );
}
