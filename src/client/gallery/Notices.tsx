import { Check, Hand, Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "#client/ui/Button.tsx";
import { EmptyState } from "#client/ui/EmptyState.tsx";
import { Panel } from "#client/ui/Panel.tsx";
import { ProblemNote } from "#client/ui/ProblemNote.tsx";
import { Skeleton } from "#client/ui/Skeleton.tsx";
import { UnmetList } from "#client/ui/UnmetList.tsx";
import css from "./Gallery.module.css";
import { Sample, Samples } from "./Sample.tsx";
import { unmet } from "./unmet.ts";

const icon = { size: 16, strokeWidth: 1.75, "aria-hidden": true } as const;

/** What is said when something is missing, refused, wrong or on its way; and the panel. */
export function Notices() {
  const [isUp, setUp] = useState(false);
  return (
    <Samples title="Notices, waiting, nothing there">
      <Sample says="UnmetList; with a hold">
        <UnmetList label="What stands in the way" items={unmet} />
        <UnmetList
          label="On hold"
          items={[
            {
              key: "held",
              kind: "hold",
              says: "Legal hold, put on by Desk Lawyer at 16:20",
              detail: "“Firm’s answer is due by six.” Only a lawyer or an editor can lift it.",
              to: "#hold",
            },
          ]}
        />
      </Sample>
      <Sample says="ProblemNote: a refusal; a fault with its details">
        <ProblemNote
          title="Sam Okafor has it"
          icon={<Hand {...icon} />}
          actions={
            <>
              <Button size="small">Open it, and suggest</Button>
              <Button size="small" variant="quiet" shortcut="J">
                Next in the queue
              </Button>
            </>
          }
        >
          He claimed bus-depot-fire at 17:08, four seconds before you.
        </ProblemNote>
        <ProblemNote
          title="The picture could not be used"
          details="413 picture-too-large · 17:21:04 · 7QK2"
          actions={<Button size="small">Choose another</Button>}
        >
          It is 62 MB; the most is 25 MB. Send it smaller, or ask the picture desk for the web copy. Your copy is saved.
        </ProblemNote>
      </Sample>
      <Sample says="EmptyState: to begin; the work is done; nothing found">
        <EmptyState
          title="No stories yet"
          action={
            <Button variant="primary" icon={<Plus {...icon} />} shortcut="N">
              New story
            </Button>
          }
        >
          Start one, or commission one for somebody else.
        </EmptyState>
        <EmptyState title="Clean" isDone icon={<Check size={20} strokeWidth={1.75} aria-hidden="true" />}>
          No checks open. 4 settled, 1 stetted by Fiona Patterson.
        </EmptyState>
        <EmptyState title="No story has “eastkey” in it">
          Did you mean <a href="#eastquay">Eastquay</a>, 14 stories?
        </EmptyState>
      </Sample>
      <Sample says="Skeleton: rows, cards">
        <div className={css.frame}>
          <Skeleton label="Loading stories" />
        </div>
        <Skeleton label="Loading changes" shape="cards" count={2} />
      </Sample>
      <Sample says="Skeleton: copy">
        <Skeleton label="Loading the copy" shape="copy" count={2} />
      </Sample>
      <Sample says="Panel: beside the copy, a sheet in a narrow window">
        <Button onClick={() => setUp(true)}>Show the panel</Button>
        <div className={css.frame}>
          <Panel label="Details" title="Details" isUp={isUp} onClose={() => setUp(false)} footer="418 of 450 words">
            <p className={css.padded}>What stands beside the copy.</p>
          </Panel>
        </div>
      </Sample>
    </Samples>
  );
}
