import { Bold, History, Plus, Scale } from "lucide-react";
import { useState } from "react";
import { stages } from "#domain/stage.ts";
import { Avatar, Avatars } from "#client/ui/Avatar.tsx";
import { Button } from "#client/ui/Button.tsx";
import { ButtonLink } from "#client/ui/ButtonLink.tsx";
import { IconButton } from "#client/ui/IconButton.tsx";
import { Kbd } from "#client/ui/Kbd.tsx";
import { StageName } from "#client/ui/StageName.tsx";
import { people } from "./people.ts";
import { Sample, Samples } from "./Sample.tsx";

const icon = { size: 16, strokeWidth: 1.75, "aria-hidden": true } as const;
const smallIcon = { ...icon, size: 14 } as const;

/** Buttons, keys, people and stages. */
export function Buttons() {
  const [isBold, setBold] = useState(true);
  return (
    <Samples title="Buttons, people and stages">
      <Sample says="Button: primary, plain, quiet" isRow>
        <Button variant="primary" icon={<Plus {...icon} />} shortcut="N">
          New story
        </Button>
        <Button>Import</Button>
        <Button variant="quiet">Cancel</Button>
      </Sample>
      <Sample says="Button: small" isRow>
        <Button size="small" variant="primary">
          Accept
        </Button>
        <Button size="small" shortcut="C">
          Claim
        </Button>
        <Button size="small" variant="quiet" icon={<History {...smallIcon} />}>
          History
        </Button>
      </Sample>
      <Sample says="Button: not now, with its reason (point at it or focus it); on its way; disabled" isRow>
        <Button variant="primary" whyNot="Two queries are still open">
          Pass to editor
        </Button>
        <Button isBusy>Filing…</Button>
        <Button disabled>Send</Button>
      </Sample>
      <Sample says="Button: wide, and a link in its dress">
        <Button size="wide" variant="primary">
          Sign in
        </Button>
        <span>
          <ButtonLink to="/news">Read it as published</ButtonLink>
        </span>
      </Sample>
      <Sample says="IconButton: plain, pressed, small, not now" isRow>
        <IconButton label="Legal" icon={<Scale {...icon} />} />
        <IconButton
          label="Bold"
          shortcut="Mod+B"
          icon={<Bold {...icon} />}
          aria-pressed={isBold}
          onClick={() => setBold(!isBold)}
        />
        <IconButton label="History" size="small" icon={<History {...smallIcon} />} />
        <IconButton label="Bold" icon={<Bold {...icon} />} whyNot="You can read this copy, not change it" />
      </Sample>
      <Sample says="Kbd" isRow>
        <Kbd>J</Kbd>
        <Kbd>Mod+K</Kbd>
        <Kbd spoken="Enter">Enter</Kbd>
      </Sample>
      <Sample says="Avatar: three sizes; several; more than fit" isRow>
        <Avatar id="p1" name="Fiona Patterson" size="small" />
        <Avatar id="p1" name="Fiona Patterson" />
        <Avatar id="p1" name="Fiona Patterson" size="large" />
        <Avatars people={people.slice(0, 3)} />
        <Avatars people={people} />
      </Sample>
      <Sample says="StageName" isRow>
        {stages.map((stage) => (
          <StageName key={stage} stage={stage} />
        ))}
      </Sample>
    </Samples>
  );
}
