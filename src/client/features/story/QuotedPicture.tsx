import css from "./NotesTab.module.css";
import { pictureDesk } from "./pictureDesk.ts";

/** The picture that a note is about: small, with what it was called. */
export function QuotedPicture({ image, called }: { readonly image: string; readonly called: string }) {
  return (
    <span className={css.picture}>
      <img src={pictureDesk.urlOf(image, "small")} alt="" loading="lazy" />
      <span>
        <small>Picture</small>
        {called}
      </span>
    </span>
  );
}
