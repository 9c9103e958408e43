import { SubmitButton } from "@/components/ui/submit-button";
import type { Role } from "@/lib/members/schema";

/** A member's role as a small form of its own: choose, then save. */
export function RoleForm({
  action,
  userId,
  name,
  role,
  options,
}: {
  action: (data: FormData) => Promise<void>;
  userId: string;
  name: string;
  role: Role;
  options: readonly { value: Role; label: string }[];
}) {
  return (
    <form action={action} className="flex items-center gap-2">
      <input type="hidden" name="userId" value={userId} />
      <select
        // React keeps a select's first choice; the key draws it anew once the role has changed.
        key={role}
        name="role"
        defaultValue={role}
        aria-label={`Role of ${name}`}
        className="control min-w-32"
      >
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <SubmitButton variant="secondary" size="sm" aria-label={`Save the role of ${name}`}>
        Save
      </SubmitButton>
    </form>
  );
}
