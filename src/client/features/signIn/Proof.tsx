import css from "./Proof.module.css";

/** What the name means, shown: words struck out in a proof, and let stand. */
export function Proof() {
  return (
    <section className={css.proof} aria-label="About Stet">
      <p className={css.brand}>Stet</p>
      <blockquote className={css.words}>
        <p>
          The harbour board said it would keep the last crossing at midnight,{" "}
          <span className={css.struck}>
            <span className={css.mark} aria-hidden="true">
              stet
            </span>
            <del>whatever it costs,</del>
          </span>{" "}
          until the lights on the north pier are mended.
        </p>
      </blockquote>
      <p className={css.means}>
        <dfn>stet</dfn>, let it stand: written in the margin, with dots beneath the words, when what was struck out is
        to be kept.
      </p>
    </section>
  );
}
